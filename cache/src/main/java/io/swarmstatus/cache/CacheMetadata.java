package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the cache adds to a snapshot, in the members and words that clients of the earlier system read: more of
 * {@code performance_metrics}, and {@code cache_info} as the last member.
 *
 * @param cachedAt when the snapshot was written, by the writer's clock
 * @param backupCached whether it goes to the backup tier: only a good one does
 * @param primaryIsPast whether it was written too late for the primary tier
 */
record CacheMetadata(CacheKeys keys, CacheTtls ttls, Instant cachedAt, boolean backupCached, boolean primaryIsPast) {

    static final String METRICS = "performance_metrics";

    static CacheMetadata of(Snapshot snapshot, CacheKeys keys, CacheTtls ttls, Instant cachedAt) {
        var age = Duration.between(snapshot.collectedAt(), cachedAt);
        return new CacheMetadata(keys, ttls, cachedAt, snapshot.swarmActive(), age.compareTo(ttls.primary()) >= 0);
    }

    /**
     * The end of the JSON in the primary tier, from the comma before the metrics to the last brace.
     *
     * @param metrics their JSON, an object that is not empty
     */
    String primaryTail(String metrics) {
        return tail(metrics, "cached", keys.primary(), ttls.primary(), operations(true));
    }

    /** The end of the JSON in the backup tier. */
    String backupTail(String metrics) {
        return tail(metrics, "backup_cache", keys.backup(), ttls.backup(), operations(!primaryIsPast));
    }

    /** As text: a tree of it all takes longer than the snapshot's own JSON. */
    private String tail(String metrics, String source, String key, Duration ttl, List<String> operations) {
        var list = "\"cache_operations\":[" + String.join(",", operations) + "]}";
        return ",\"" + METRICS + "\":" + metrics.substring(0, metrics.length() - 1)
                + ",\"cache_operations_count\":" + operations.size()
                + ",\"backup_cache_available\":" + backupCached
                + "," + list
                + ",\"cache_info\":{\"cached_at\":\"" + WireInstant.format(cachedAt)
                + "\",\"cache_ttl\":" + ttl.toSeconds()
                + ",\"cache_key\":\"" + key
                + "\",\"source\":\"" + source
                + "\",\"backup_cached\":" + backupCached
                + "," + list + "}";
    }

    private List<String> operations(boolean primary) {
        var operations = new ArrayList<String>();
        if (primary) {
            operations.add(set(keys.primary(), ttls.primary()));
        }
        if (backupCached) {
            operations.add(set(keys.backup(), ttls.backup()));
        }
        return operations;
    }

    /** A key has no character that JSON would want escaped, as no swarm's name has. */
    private static String set(String key, Duration ttl) {
        return "{\"operation\":\"set\",\"key\":\"" + key + "\",\"ttl_seconds\":" + ttl.toSeconds() + "}";
    }
}
