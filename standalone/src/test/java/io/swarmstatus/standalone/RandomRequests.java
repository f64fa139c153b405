package io.swarmstatus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.curiousoddman.rgxgen.RgxGen;
import io.swarmstatus.standalone.OpenApiDocument.Operation;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Requests as the published description allows them, and as it does not; the same ones for the same seed. */
final class RandomRequests {

    private static final List<String> NONSENSE = List.of(
            "x",
            "-",
            "0",
            "-1",
            "1001",
            "99999999999999999999",
            "1e3",
            "%",
            "\u0000",
            "<script>",
            " ",
            "..",
            "a b",
            "2026-13-45T99:99:99Z",
            "2026-01-15T10:30:00",
            "now-1",
            "-5",
            "-1x",
            "tomorrow",
            "ünï☃",
            "a".repeat(300));
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-.*");
    private static final List<String> OTHER_METHODS = List.of("POST", "PUT", "DELETE", "PATCH", "BREW");

    private final OpenApiDocument document;
    private final List<String> swarms;
    private final Random random;

    /** @param swarms names that are known to the api */
    RandomRequests(OpenApiDocument document, List<String> swarms, long seed) {
        this.document = document;
        this.swarms = swarms;
        this.random = new Random(seed);
    }

    /**
     * One request.
     *
     * @param target path and query
     * @param allowed whether the description allows all of its parameters
     */
    record Request(Operation operation, String method, String target, Map<String, String> headers, boolean allowed) {

        @Override
        public String toString() {
            return method + " " + target + " " + headers;
        }
    }

    Request next() {
        var operations = document.operations();
        var operation = operations.get(random.nextInt(operations.size()));
        var path = operation.path();
        var query = new ArrayList<String>();
        var headers = new LinkedHashMap<String, String>();
        var allowed = true;
        for (var parameter : operation.parameters()) {
            var name = parameter.get("name").asText();
            switch (parameter.get("in").asText()) {
                case "path" -> {
                    var value = swarm(parameter);
                    allowed &= allows(parameter, value);
                    path = path.replace("{" + name + "}", encoded(value));
                }
                case "query" -> {
                    for (var i = repetitions(parameter); i > 0; i--) {
                        var value = value(parameter);
                        allowed &= allows(parameter, value);
                        query.add(encoded(name) + "=" + encoded(value));
                    }
                }
                default -> {
                    if (random.nextBoolean()) {
                        var value = headerValue(name);
                        allowed &= allows(parameter, value);
                        headers.put(name, value);
                    }
                }
            }
        }
        if (random.nextInt(10) == 0) {
            query.add("unknown=" + encoded(nonsense()));
        }
        var target = query.isEmpty() ? path : path + "?" + String.join("&", query);
        return new Request(operation, method(), target, headers, allowed);
    }

    private String method() {
        return switch (random.nextInt(20)) {
            case 0 -> "HEAD";
            case 1 -> "OPTIONS";
            case 2 -> OTHER_METHODS.get(random.nextInt(OTHER_METHODS.size()));
            default -> "GET";
        };
    }

    /** Not "..", which would make another path of it. */
    private String swarm(JsonNode parameter) {
        var name = random.nextInt(3) > 0 ? swarms.get(random.nextInt(swarms.size())) : value(parameter);
        return name.equals("..") ? "..." : name;
    }

    /** A list may be there several times. */
    private int repetitions(JsonNode parameter) {
        var most = isList(parameter) ? 3 : 1;
        return random.nextInt(3) == 0 ? 1 + random.nextInt(most) : 0;
    }

    private String value(JsonNode parameter) {
        return random.nextInt(3) == 0 ? nonsense() : valid(item(parameter));
    }

    private String nonsense() {
        return NONSENSE.get(random.nextInt(NONSENSE.size()));
    }

    private boolean allows(JsonNode parameter, String value) {
        var schema = item(parameter);
        return document.problems(schema, AnswerRules.typed(document.resolve(schema), value))
                .isEmpty();
    }

    private JsonNode item(JsonNode parameter) {
        var schema = document.resolve(parameter.get("schema"));
        return isList(parameter) ? schema.get("items") : schema;
    }

    private boolean isList(JsonNode parameter) {
        return document.resolve(parameter.get("schema")).path("type").asText().equals("array");
    }

    /** A value that a schema allows. */
    private String valid(JsonNode reference) {
        var schema = document.resolve(reference);
        for (var choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                return valid(
                        schema.get(choice).get(random.nextInt(schema.get(choice).size())));
            }
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .asText();
        }
        if (schema.path("format").asText().equals("date-time")) {
            return instant();
        }
        if (schema.has("pattern")) {
            var text = RgxGen.parse(schema.get("pattern").asText().replaceAll("^\\^|\\$$", ""))
                    .generate(random);
            return DATE.matcher(text).matches() ? instant() : text; // no pattern knows the calendar
        }
        return schema.path("type").asText().equals("integer") ? integer(schema) : nonsense();
    }

    private String integer(JsonNode schema) {
        var least = schema.path("minimum").asInt(0);
        return Integer.toString(least + random.nextInt(schema.path("maximum").asInt(1000) - least + 1));
    }

    /** From a day ago to an hour from now, in any offset. */
    private String instant() {
        var at = Instant.now().minusSeconds(86_400).plusSeconds(random.nextInt(90_000));
        return at.atOffset(ZoneOffset.ofHours(random.nextInt(5) - 2)).toString();
    }

    private String headerValue(String name) {
        return switch (name) {
            case "Accept" -> pick("application/json", "application/yaml", "*/*", "text/html", ";;", "a/b;q=2");
            case "Accept-Encoding" -> pick("gzip", "br, *;q=0.1", "identity", "gzip;q=0", ";;");
            case "If-None-Match" -> pick("*", "\"other\"", "W/\"other\"", "nonsense");
            default -> pick("0", "1", "-1", "nonsense", "99999999999999999999", "3:17", "");
        };
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
