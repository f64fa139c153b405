package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.RedisClient;

/** Offers snapshots to Redis, where {@code write.lua} decides and writes in one step. */
final class SnapshotWriter {

    private final RedisClient redis;
    private final RedisScript script;
    private final CacheTtls ttls;

    SnapshotWriter(RedisClient redis, RedisScript script, CacheTtls ttls) {
        this.redis = redis;
        this.script = script;
        this.ttls = ttls;
    }

    WriteOutcome write(Snapshot snapshot, CacheKeys keys, CachedJson json) {
        var names = List.of(keys.primary(), keys.backup(), keys.refresh(), CacheKeys.SWARMS);
        return WriteOutcome.valueOf(String.valueOf(script.run(redis, names, arguments(snapshot, json))));
    }

    /** In the order in which the script reads them. */
    private List<String> arguments(Snapshot snapshot, CachedJson json) {
        return List.of(
                WireInstant.epochMillis(snapshot.collectedAt()),
                WireInstant.format(snapshot.collectedAt()),
                WireInstant.format(backupEnds(snapshot.collectedAt())),
                snapshot.condition().wireName(),
                Long.toString(snapshot.swarmVersion()),
                snapshot.swarmActive() ? "" : NewerWins.message(snapshot),
                ClusterSightings.idOf(snapshot.clusterId()),
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

    /** What is collected so late that this is no instant any more is refused, whatever stands here. */
    private Instant backupEnds(Instant collectedAt) {
        var latest = Instant.MAX.minus(ttls.backup());
        return (collectedAt.isBefore(latest) ? collectedAt : latest).plus(ttls.backup());
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
