package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.producer.EngineJson.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer of a real engine; {@code recorded/README.md} says from where. */
record RecordedAnswer(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The recording of this name. */
    static RecordedAnswer of(String name) {
        var http = text("/recorded/" + name + ".http");
        var head = http.substring(0, http.indexOf("\n\n")).lines().toList();
        var status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
        var headers = head.stream()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
        return new RecordedAnswer(
                status, headers, http.substring(http.indexOf("\n\n")).strip());
    }

    /** The objects of a list. */
    static <T> List<T> list(String name, ObjectReader<T> reader) {
        var objects = new ArrayList<T>();
        try {
            EngineJson.list(of(name).stream(), reader, objects::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    /** What an engine that answers with this list of nodes answers when asked for one of them, by the node's ID. */
    Map<String, RecordedAnswer> each() {
        try {
            var answers = new HashMap<String, RecordedAnswer>();
            for (var object : JSON.readTree(body)) {
                answers.put(object.path("ID").asText(), new RecordedAnswer(status, headers, object.toString()));
            }
            return answers;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with another value of a header. */
    RecordedAnswer with(String header, String value) {
        var changed = new HashMap<>(headers);
        changed.put(header, value);
        return new RecordedAnswer(status, changed, body);
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String resource) {
        try (var in = requireNonNull(RecordedAnswer.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
