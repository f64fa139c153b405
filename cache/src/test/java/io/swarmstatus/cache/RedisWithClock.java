package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.RedisClient;

/**
 * The scripts as they are, in a real Redis, at a time that can be set: what they ask Redis about time is answered by a key,
 * and so is when their keys expire.
 */
final class RedisWithClock {

    private static final String CLOCK = """
        local real = redis
        local redis = setmetatable({}, {__index = real})
        function redis.call(command, key, ...)
          local arguments = {...}
          if command == 'TIME' then
            local millis = real.call('GET', 'clock')
            return {math.floor(millis / 1000), millis % 1000 * 1000}
          elseif command == 'SET' then
            real.call('HSET', 'ends', key, arguments[3])
            return real.call('SET', key, arguments[1])
          elseif command == 'PEXPIRE' then
            return real.call('HSET', 'ends', key, string.format('%.0f', real.call('GET', 'clock') + arguments[1]))
          end
          return real.call(command, key, ...)
        end
        """;

    private static final RedisScript EXPIRE = RedisScript.of("""
        redis.call('SET', 'clock', ARGV[1])
        local ends = redis.call('HGETALL', 'ends')
        for i = 1, #ends, 2 do
          if tonumber(ends[i + 1]) <= tonumber(ARGV[1]) then
            redis.call('DEL', ends[i])
            redis.call('HDEL', 'ends', ends[i])
          end
        end
        """);

    private final RedisClient redis;
    private final CacheTtls ttls;
    private final SettableClock clock;
    private final SnapshotWriter writer;
    private final SilenceWriter silences;
    private final SwarmReader reader;
    private final SwarmIndex index;

    RedisWithClock(RedisClient redis, CacheTtls ttls, SettableClock clock) {
        this.redis = redis;
        this.ttls = ttls;
        this.clock = clock;
        this.writer = new SnapshotWriter(redis, timed("common.lua", "clusters.lua", "write.lua"), ttls);
        this.silences = new SilenceWriter(redis, timed("common.lua", "silence.lua"));
        this.reader = new SwarmReader(redis, RedisScript.load("read.lua"), clock, new Complaints());
        this.index = new SwarmIndex(redis, timed("common.lua", "changes.lua"));
    }

    /** Lets Redis know what the clock tells now. */
    void tick() {
        EXPIRE.run(redis, List.of(), List.of(WireInstant.epochMillis(clock.instant())));
    }

    WriteOutcome write(Snapshot snapshot) {
        var keys = CacheKeys.of(snapshot.swarm());
        return writer.write(snapshot, keys, CachedJson.of(snapshot, keys, ttls, clock.instant()));
    }

    boolean tellSilence(String swarm, Instant newest) {
        return silences.tell(swarm, CacheKeys.of(swarm), newest);
    }

    /** Deletes a swarm's keys, as a person does. */
    void delete(String swarm) {
        var keys = CacheKeys.of(swarm);
        redis.del(keys.primary(), keys.backup(), keys.refresh());
    }

    CachedSwarm read(String swarm) {
        return reader.read(CacheKeys.of(swarm), CachedSwarm.NOTHING);
    }

    Map<String, Instant> changedAfter(Instant moment) {
        return index.changedAfter(moment);
    }

    private static RedisScript timed(String... files) {
        return RedisScript.of(CLOCK + RedisScript.load(files).source());
    }
}
