package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.nio.charset.StandardCharsets;
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
        return outcome(script.run(redis, names(keys), arguments(snapshot, json)));
    }

    /** Several writes at once, cached at this moment; to be closed. */
    WriteBatch begin(Instant cachedAt) {
        return new WriteBatch(
                redis.getPool().getResource(),
                script,
                snapshot -> call(snapshot, cachedAt),
                call -> script.run(redis, call.keys(), call.arguments()));
    }

    static WriteOutcome outcome(Object answer) {
        var name = answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : answer;
        return WriteOutcome.valueOf(String.valueOf(name));
    }

    private WriteBatch.Call call(Snapshot snapshot, Instant cachedAt) {
        var keys = CacheKeys.of(snapshot.swarm());
        return new WriteBatch.Call(names(keys), arguments(snapshot, CachedJson.of(snapshot, keys, ttls, cachedAt)));
    }

    private static List<String> names(CacheKeys keys) {
        return List.of(keys.primary(), keys.backup(), keys.refresh(), CacheKeys.SWARMS);
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
