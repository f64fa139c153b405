package io.swarmstatus.cache;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
            .build();

    /**
     * The JSON of a snapshot that is written at {@code cachedAt}.
     *
     * @throws IllegalArgumentException if it is larger than Redis can hold
     */
    static CachedJson of(Snapshot snapshot, CacheKeys keys, CacheTtls ttls, Instant cachedAt) {
        var json = CODEC.encode(snapshot);
        requireStorable(json.length);
        var body = new StringWriter(json.length);
        var metrics = copyUpToMetrics(json, body);
        var metadata = CacheMetadata.of(snapshot, keys, ttls, cachedAt);
        return new CachedJson(body.toString(), metadata.primaryTail(metrics), metadata.backupTail(metrics));
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

    /** In one pass, without a tree of it all: the snapshot of a large swarm has megabytes. */
    private static ObjectNode copyUpToMetrics(byte[] json, StringWriter body) {
        var metrics = MAPPER.createObjectNode();
        try (var parser = MAPPER.createParser(json);
                var generator = MAPPER.createGenerator(body)) {
            parser.nextToken();
            generator.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (parser.currentName().equals(CacheMetadata.METRICS)) {
                    parser.nextToken();
                    metrics.setAll(parser.<ObjectNode>readValueAsTree());
                } else {
                    generator.copyCurrentStructure(parser);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a snapshot's own JSON could not be copied", e);
        }
        return metrics;
    }
}
