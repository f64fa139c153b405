package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.simulator.SimulatorConfig;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayIT {

    private static Recording.OfSwarm recorded;
    private static ReplayServer server;

    @BeforeAll
    static void recordASmallSwarm() throws Exception {
        recorded = Recording.simulate(SimulatorConfig.ofNodes(4).withWorkload(6, 40));
        server = ReplayServer.start(recorded.recording());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void allReadersFindTheSwarmThatWasSimulated() throws IOException {
        try (var bare = BareReader.open(server.uri());
                var ours = SnapshotReader.open(server.uri());
                var model = ModelReader.open(server.uri())) {
            for (var reader : new SwarmReader[] {bare, ours, model}) {
                var mismatches = recorded.expectation().mismatches(reader.read());

                assertThat(mismatches).as(reader.name()).isEmpty();
            }
        }
    }

    @Test
    void expectsWhatWasAskedFor() {
        var expectation = recorded.expectation();

        assertThat(expectation.nodes()).isEqualTo(4);
        assertThat(expectation.services()).isEqualTo(6);
        assertThat(expectation.tasks()).isEqualTo(40);
        assertThat(expectation.runningTasks()).isPositive();
        assertThat(expectation.reservedNanoCpus()).isPositive();
        assertThat(expectation.reservedMemoryBytes()).isPositive();
    }

    @Test
    void answersForASingleNodeInAnyVersion() throws IOException {
        var path = recorded.recording().answers().keySet().stream()
                .filter(known -> known.startsWith("/nodes/"))
                .findFirst()
                .orElseThrow();

        var answer = get("/v1.41" + path);

        assertThat(answer).contains("\"ID\":\"" + path.substring("/nodes/".length()) + "\"");
    }

    @Test
    void keepsTheEventsOpenAndSilent() throws IOException {
        var events = http("/v1.41/events").openConnection();
        events.setReadTimeout((int) Duration.ofMillis(300).toMillis());

        try (var body = events.getInputStream()) {
            assertThatThrownBy(body::read).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static String get(String path) throws IOException {
        try (var body = http(path).openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URL http(String path) throws IOException {
        return URI.create("http://127.0.0.1:" + server.uri().getPort() + path).toURL();
    }
}
