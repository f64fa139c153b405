package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A snapshot as the tiers hold it: the long part, which is the same in both, and what completes it in each. So a store
 * needs to be sent the long part only once.
 *
 * @param body the snapshot's JSON without its {@code performance_metrics} and its last brace
 * @param primaryTail what follows the body in the primary tier
 * @param backupTail what follows the body in the backup tier; of use for a good snapshot only
 */
record CachedJson(String body, String primaryTail, String backupTail) {

    /** Redis refuses a value of more than 512 MiB; some of that is left to the tails. */
    private static final long LARGEST_BYTES = (512L << 20) - (1L << 20);

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    /**
     * What the last member of a snapshot's JSON begins with. It is in no text, where a quotation mark has a backslash before it,
     * and no other object has this name.
     */
    private static final String METRICS = ",\"" + CacheMetadata.METRICS + "\":{";

    /**
     * The JSON of a snapshot that is written at {@code cachedAt}.
     *
     * @throws IllegalArgumentException if it is larger than Redis can hold
     */
    static CachedJson of(Snapshot snapshot, CacheKeys keys, CacheTtls ttls, Instant cachedAt) {
        var json = CODEC.encode(snapshot);
        requireStorable(json.length);
        var text = new String(json, StandardCharsets.UTF_8);
        var end = text.lastIndexOf(METRICS);
        var metrics = text.substring(end + METRICS.length() - 1, text.length() - 1);
        var metadata = CacheMetadata.of(snapshot, keys, ttls, cachedAt);
        return new CachedJson(text.substring(0, end), metadata.primaryTail(metrics), metadata.backupTail(metrics));
    }

    /** The value of the primary key. */
    String primary() {
        return body + primaryTail;
    }

    /** The value of the backup key. */
    String backup() {
        return body + backupTail;
    }

    static void requireStorable(long bytes) {
        if (bytes > LARGEST_BYTES) {
            throw new IllegalArgumentException("a snapshot of " + bytes + " bytes is larger than Redis can hold");
        }
    }
}
