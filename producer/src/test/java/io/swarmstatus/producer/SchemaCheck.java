package io.swarmstatus.producer;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.swarmstatus.contract.SnapshotTopic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Holds JSON against the published schema, as somebody else's validator understands it. */
final class SchemaCheck {

    private final JsonSchema schema;

    private SchemaCheck(JsonSchema schema) {
        this.schema = schema;
    }

    static SchemaCheck load() {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        var resource = SnapshotTopic.SCHEMA_RESOURCE;
        try (var file = Objects.requireNonNull(SnapshotTopic.class.getResourceAsStream(resource), resource)) {
            return new SchemaCheck(
                    JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file, InputFormat.JSON, config));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** What is wrong with it; empty where it is valid. */
    List<String> problems(byte[] json) {
        return schema.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
