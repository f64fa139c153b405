package io.swarmstatus.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The published description of the api, read strictly: where it lists the fields of an object of the api's own, no other one may
 * be there, so that a field that nobody described is noticed.
 */
final class OpenApiDocument {

    private static final Path FILE = Path.of("..", "docs", "contract", "openapi.yaml");
    private static final Set<String> COMPOSED = Set.of("allOf", "anyOf", "oneOf");
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    private OpenApiDocument(JsonNode document) {
        this.document = document;
    }

    /** What {@code GET} of a path takes and answers. */
    record Operation(String path, List<JsonNode> parameters, JsonNode responses) {

        @Override
        public String toString() {
            return "GET " + path;
        }
    }

    static OpenApiDocument read() throws IOException {
        var document = new YAMLMapper().readTree(FILE.toFile());
        document.at("/components/schemas").propertyStream().forEach(schema -> {
            if (!schema.getKey().matches("(Snapshot|Change)(\\..*)?")) {
                close(schema.getValue());
            }
        });
        return new OpenApiDocument(document);
    }

    List<Operation> operations() {
        return document.get("paths").properties().stream()
                .map(path -> operation(path.getKey(), path.getValue().get("get")))
                .toList();
    }

    private Operation operation(String path, JsonNode get) {
        var parameters = StreamSupport.stream(get.path("parameters").spliterator(), false)
                .map(this::resolve)
                .toList();
        return new Operation(path, parameters, get.get("responses"));
    }

    /** What a status of an operation is said to look like; empty where it may not be. */
    Optional<JsonNode> response(Operation operation, int status) {
        return Optional.ofNullable(operation.responses().get(Integer.toString(status)))
                .map(this::resolve);
    }

    /** One of the responses that every path has, and no operation names. */
    JsonNode component(String response) {
        return document.at("/components/responses/" + response);
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** What is wrong with a value by a schema of the document. */
    List<String> problems(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    /** With the document's components in reach of its references. */
    private JsonSchema compile(JsonNode schema) {
        var whole = JsonNodeFactory.instance.objectNode();
        whole.setAll((ObjectNode) schema);
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole, CONFIG);
    }

    /** Allows no field that is not described, but in objects that are described in parts. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.propertyStream()
                .filter(member -> !COMPOSED.contains(member.getKey()))
                .forEach(member -> {
                    close(member.getValue());
                    member.getValue().forEach(OpenApiDocument::close);
                });
    }
}
