package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An engine that is asked without HTTP. */
record Engine(SimulatedSwarm swarm, EngineApi api) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Of the first manager. */
    static Engine of(SimulatedSwarm swarm) {
        return of(swarm, "manager-1", EngineVersion.DOCKER_20_10);
    }

    static Engine of(SimulatedSwarm swarm, String hostname, EngineVersion version) {
        return new Engine(swarm, new EngineApi(swarm, hostname, version, TestSwarm.TIME));
    }

    Answer ask(String path) {
        return ask(path, api.condition());
    }

    Answer ask(String path, EngineCondition condition) {
        return api.answer(EngineRequest.of("GET", URI.create(path)), condition);
    }

    /** The body of an answer that is a success. */
    byte[] bytes(String path) {
        return bytes(ask(path));
    }

    JsonNode json(String path) {
        return parse(bytes(path));
    }

    JsonNode json(String path, EngineCondition condition) {
        return parse(bytes(ask(path, condition)));
    }

    static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String json) {
        return parse(json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(Answer answer) {
        return switch (answer) {
            case Answer.Json(var body) -> {
                var bytes = new ByteArrayOutputStream();
                try (var json = new JsonFactory().createGenerator(bytes)) {
                    body.writeTo(json);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield bytes.toByteArray();
            }
            case Answer.Text text when text.status() == 200 -> text.body().getBytes(StandardCharsets.UTF_8);
            case Answer.Text text -> throw new AssertionError(text.status() + " " + text.body());
            case Answer.Events _ -> throw new AssertionError("events have no end");
        };
    }
}
