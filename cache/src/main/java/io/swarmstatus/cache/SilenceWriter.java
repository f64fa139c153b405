package io.swarmstatus.cache;

import java.time.Instant;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Tells Redis that nobody publishes a swarm's snapshots any more, where {@code silence.lua} knows whether that is news. */
final class SilenceWriter {

    private final RedisClient redis;
    private final RedisScript script;

    SilenceWriter(RedisClient redis, RedisScript script) {
        this.redis = redis;
        this.script = script;
    }

    boolean tell(String swarm, CacheKeys keys, Instant newest) {
        var arguments = List.of(
                WireInstant.epochMillis(newest),
                WireInstant.format(newest),
                Long.toString(NewerWins.CLOCK_TOLERANCE.toMillis()),
                Long.toString(NewerWins.REFRESH_RETENTION.toMillis()),
                CacheKeys.UPDATES_CHANNEL,
                swarm);
        return (long) script.run(redis, List.of(keys.refresh(), CacheKeys.SWARMS), arguments) == 1;
    }
}
