package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.swarmstatus.contract.SnapshotTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells snapshots from other records without any of the sink's own code: by the published schema, as somebody else's
 * validator understands it, and by the rules for the record.
 */
final class SnapshotOracle {

    private static final int CLOCK_TOLERANCE_SECONDS = 300;

    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private final JsonSchema schema = schema();

    boolean isSnapshot(byte @Nullable [] key, byte @Nullable [] value, Instant now) {
        if (key == null || value == null || value.length == 0 || value.length > 16 * 1024 * 1024) {
            return false;
        }
        try {
            var name = UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
            var json = reader.readTree(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString());
            return !hasInfinity(json)
                    && schema.validate(json).isEmpty()
                    && name.equals(json.path("swarm").textValue())
                    && !collectedAt(json).isAfter(now.plusSeconds(CLOCK_TOLERANCE_SECONDS));
        } catch (IOException e) {
            return false; // no UTF-8, or no JSON
        }
    }

    /**
     * Whether a number is beyond any double. JSON leaves it to its readers what becomes of one, and the schema is silent
     * on it; a snapshot's reader refuses it where it is a field's, and passes over it where nobody knows the field.
     */
    private static boolean hasInfinity(JsonNode json) {
        var left = new ArrayDeque<>(List.of(json)); // and no recursion: it may be nested as deep as its reader allows
        while (!left.isEmpty()) {
            var next = left.pop();
            if (next.isDouble() && Double.isInfinite(next.doubleValue())) {
                return true;
            }
            next.forEach(left::push);
        }
        return false;
    }

    private static Instant collectedAt(JsonNode json) {
        return Instant.parse(json.path("collected_at").textValue());
    }

    private static JsonSchema schema() {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var resource = SnapshotTopic.SCHEMA_RESOURCE;
        try (var file = Objects.requireNonNull(SnapshotTopic.class.getResourceAsStream(resource), resource)) {
            var text = new String(file.readAllBytes(), UTF_8);
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text, InputFormat.JSON, config);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
