package io.swarmstatus.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.swarmstatus.standalone.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the published description allows the api to answer. */
final class AnswerRules {

    /** Of HTTP itself, and what every answer has, as the description says in words. */
    private static final Set<String> GENERAL = Set.of(
            "connection",
            "content-length",
            "content-type",
            "date",
            "transfer-encoding",
            "x-content-type-options",
            "content-security-policy",
            "referrer-policy",
            "cross-origin-resource-policy");

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OpenApiDocument document;

    AnswerRules(OpenApiDocument document) {
        this.document = document;
    }

    /** An answer; of a stream the part that was read of it. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    /** What is not as described; empty where all is. */
    List<String> problems(Operation operation, String method, Answer answer) {
        return switch (method) {
            case "GET" -> problemsOfGet(operation, answer);
            case "HEAD" -> problemsOfHead(operation, answer);
            case "OPTIONS" -> problems(answer, 204, document.component("Options"), true);
            default -> problems(answer, 405, document.component("MethodNotAllowed"), true);
        };
    }

    private List<String> problemsOfGet(Operation operation, Answer answer) {
        return document.response(operation, answer.status())
                .map(response -> problems(answer, answer.status(), response, true))
                .orElseGet(() -> List.of("status " + answer.status() + " is not described"));
    }

    private List<String> problemsOfHead(Operation operation, Answer answer) {
        var isHealthy = operation.path().startsWith("/health") && answer.status() == 204;
        return document.response(operation, isHealthy ? 200 : answer.status())
                .map(response -> problems(answer, answer.status(), response, false))
                .orElseGet(() -> List.of("status " + answer.status() + " is not described"));
    }

    private List<String> problems(Answer answer, int status, JsonNode response, boolean hasBody) {
        var problems = new ArrayList<String>();
        if (answer.status() != status) {
            problems.add("status " + answer.status() + " instead of " + status);
            return problems;
        }
        headers(answer, response.path("headers"), problems);
        var content = response.path("content");
        if (!hasBody || content.isEmpty()) {
            if (!answer.body().isEmpty()) {
                problems.add("a body that must not be there");
            }
        } else {
            body(answer, content, problems);
        }
        return problems;
    }

    private void headers(Answer answer, JsonNode described, List<String> problems) {
        answer.headers().keySet().stream()
                .filter(name -> !GENERAL.contains(name))
                .filter(name ->
                        described.propertyStream().noneMatch(one -> one.getKey().equalsIgnoreCase(name)))
                .forEach(name -> problems.add("header " + name + " is not described"));
        described.properties().forEach(one -> {
            var header = document.resolve(one.getValue());
            var value = answer.header(one.getKey());
            if (!value.isEmpty()) {
                document.problems(header.get("schema"), typed(header.get("schema"), value))
                        .forEach(problem -> problems.add(one.getKey() + ": " + value + ": " + problem));
            } else if (header.path("required").asBoolean()) {
                problems.add("header " + one.getKey() + " is missing");
            }
        });
    }

    private void body(Answer answer, JsonNode content, List<String> problems) {
        var type = answer.header("Content-Type").split(";", 2)[0];
        var described = content.path(type);
        if (described.isMissingNode()) {
            problems.add("content type " + type + " is not described");
            return;
        }
        try {
            switch (type) {
                case "text/event-stream" -> events(answer.body(), described.path("x-events"), problems);
                case "text/plain" -> value(described, JsonNodeFactory.instance.textNode(answer.body()), problems);
                case "application/yaml" -> value(described, YAML.readTree(answer.body()), problems);
                default -> value(described, JSON.readTree(answer.body()), problems);
            }
        } catch (JsonProcessingException e) {
            problems.add("the body is not what its content type says: " + e.getOriginalMessage());
        }
    }

    private void value(JsonNode described, JsonNode value, List<String> problems) {
        problems.addAll(document.problems(described.get("schema"), value));
    }

    /** Whole events alone: the last one may be cut off. */
    private void events(String stream, JsonNode described, List<String> problems) throws JsonProcessingException {
        var end = stream.lastIndexOf("\n\n");
        for (var event : stream.substring(0, Math.max(end, 0)).split("\n\n", -1)) {
            var name = field(event, "event");
            if (name.isEmpty()) {
                continue;
            }
            if (!described.has(name)) {
                problems.add("event " + name + " is not described");
                continue;
            }
            if (field(event, "id").isEmpty()) {
                problems.add("an event without id");
            }
            problems.addAll(document.problems(described.get(name), JSON.readTree(field(event, "data"))));
        }
    }

    private static String field(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** A text as the type that its schema wants. */
    static JsonNode typed(JsonNode schema, String text) {
        var nodes = JsonNodeFactory.instance;
        return schema.path("type").asText().equals("integer") && text.matches("-?\\d{1,18}")
                ? nodes.numberNode(Long.parseLong(text))
                : nodes.textNode(text);
    }
}
