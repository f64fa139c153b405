package io.swarmstatus.cache;

import io.swarmstatus.contract.SwarmName;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;

/** Asks Redis for the swarms that have changed. */
final class SwarmIndex {

    /** A score as Redis tells it; not "inf", which a person may have set too. */
    private static final Pattern MOMENT = Pattern.compile("[0-9.e+-]+");

    private final RedisClient redis;
    private final RedisScript script;

    SwarmIndex(RedisClient redis, RedisScript script) {
        this.redis = redis;
        this.script = script;
    }

    Map<String, Instant> changedAfter(Instant moment) {
        var arguments = List.of(WireInstant.epochMillis(moment), Long.toString(NewerWins.REFRESH_RETENTION.toMillis()));
        var answer = ((List<?>) script.run(redis, List.of(CacheKeys.SWARMS), arguments)).iterator();
        var changes = new HashMap<String, Instant>();
        while (answer.hasNext()) {
            var name = (String) answer.next();
            var score = (String) answer.next();
            if (isName(name) && MOMENT.matcher(score).matches()) {
                changes.put(name, Instant.ofEpochMilli((long) Double.parseDouble(score)));
            }
        }
        return changes;
    }

    /** Whether this can be asked for: a person may have added anything. */
    private static boolean isName(String name) {
        try {
            return SwarmName.requireValid(name).equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
