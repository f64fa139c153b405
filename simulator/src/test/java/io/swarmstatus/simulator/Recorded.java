package io.swarmstatus.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Answers of real engines, version 20.10.24, API 1.41; certificates and names of hosts are left out. */
final class Recorded {

    private Recorded() {}

    static String text(String name) {
        try (var in = Objects.requireNonNull(Recorded.class.getResourceAsStream("recorded/" + name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        return Engine.parse(text(name).getBytes(UTF_8));
    }
}
