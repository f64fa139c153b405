package io.swarmstatus.cache;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;

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

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static CacheMetadata of(Snapshot snapshot, CacheKeys keys, CacheTtls ttls, Instant cachedAt) {
        var age = Duration.between(snapshot.collectedAt(), cachedAt);
        return new CacheMetadata(keys, ttls, cachedAt, snapshot.swarmActive(), age.compareTo(ttls.primary()) >= 0);
    }

    /** The end of the JSON in the primary tier, from the comma before the metrics to the last brace. */
    String primaryTail(ObjectNode metrics) {
        return tail(metrics, "cached", keys.primary(), ttls.primary(), operations(true));
    }

    /** The end of the JSON in the backup tier. */
    String backupTail(ObjectNode metrics) {
        return tail(metrics, "backup_cache", keys.backup(), ttls.backup(), operations(!primaryIsPast));
    }

    private String tail(ObjectNode metrics, String source, String key, Duration ttl, ArrayNode operations) {
        var tail = NODES.objectNode();
        tail.set(METRICS, extended(metrics, operations));
        tail.putObject("cache_info")
                .put("cached_at", WireInstant.format(cachedAt))
                .put("cache_ttl", ttl.toSeconds())
                .put("cache_key", key)
                .put("source", source)
                .put("backup_cached", backupCached)
                .set("cache_operations", operations);
        return "," + tail.toString().substring(1);
    }

    private ObjectNode extended(ObjectNode metrics, ArrayNode operations) {
        var extended = metrics.deepCopy();
        extended.put("cache_operations_count", operations.size())
                .put("backup_cache_available", backupCached)
                .set("cache_operations", operations);
        return extended;
    }

    private ArrayNode operations(boolean primary) {
        var operations = NODES.arrayNode();
        if (primary) {
            operations.add(set(keys.primary(), ttls.primary()));
        }
        if (backupCached) {
            operations.add(set(keys.backup(), ttls.backup()));
        }
        return operations;
    }

    private static ObjectNode set(String key, Duration ttl) {
        return NODES.objectNode().put("operation", "set").put("key", key).put("ttl_seconds", ttl.toSeconds());
    }
}
