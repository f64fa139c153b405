package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Offers snapshots to Redis, where {@code write.lua} decides and writes in one step. */
final class SnapshotWriter {

    /** Further than any date that Redis could tell; it keeps the milliseconds of any instant within a long. */
    private static final long FARTHEST_SECOND = 1_000_000_000_000L;

    private final RedisClient redis;
    private final RedisScript script;
    private final CacheTtls ttls;

    SnapshotWriter(RedisClient redis, RedisScript script, CacheTtls ttls) {
        this.redis = redis;
        this.script = script;
        this.ttls = ttls;
    }

    WriteOutcome write(Snapshot snapshot, CacheKeys keys, CachedJson json) {
        return WriteOutcome.valueOf(String.valueOf(script.run(redis, keys, arguments(snapshot, json))));
    }

    /** In the order in which the script reads them. */
    private List<String> arguments(Snapshot snapshot, CachedJson json) {
        return List.of(
                Long.toString(epochMillis(snapshot.collectedAt())),
                WireInstant.format(snapshot.collectedAt()),
                snapshot.condition().wireName(),
                Long.toString(snapshot.swarmVersion()),
                snapshot.swarmActive() ? "" : NewerWins.message(snapshot),
                millis(ttls.primary()),
                millis(ttls.backup()),
                millis(NewerWins.CLOCK_TOLERANCE),
                millis(NewerWins.REFRESH_RETENTION),
                CacheKeys.UPDATES_CHANNEL,
                snapshot.swarm(),
                json.body(),
                json.primaryTail(),
                json.backupTail());
    }

    private static long epochMillis(Instant at) {
        var second = Math.clamp(at.getEpochSecond(), -FARTHEST_SECOND, FARTHEST_SECOND);
        return second * 1000 + at.getNano() / 1_000_000;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
