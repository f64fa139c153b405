package io.swarmstatus.contract;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The published schema, as somebody else's validator understands it. */
final class SnapshotSchema {

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(text(), InputFormat.JSON, CONFIG);

    private SnapshotSchema() {}

    static String text() {
        var resource = SnapshotTopic.SCHEMA_RESOURCE;
        try (var file = Objects.requireNonNull(SnapshotTopic.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** What is wrong with this JSON, each problem with its field's path in front; empty where it is valid. */
    static List<String> problems(byte[] json) {
        return SCHEMA.validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(SnapshotSchema::problem)
                .toList();
    }

    /** A missing field is reported at the object that misses it. */
    private static String problem(ValidationMessage message) {
        var place = message.getInstanceLocation().toString();
        var field = "required".equals(message.getType()) ? "/" + message.getProperty() : "";
        return Place.path(place + field) + ": " + message.getMessage();
    }
}
