package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an engine answered, byte by byte.
 *
 * @param apiVersion the newest that it speaks, such as 1.41
 * @param answers by path without version, such as {@code /nodes}
 */
record Recording(String apiVersion, Map<String, byte[]> answers) {

    /** What a reader of the swarm reads. */
    static final List<String> LISTS = List.of("/nodes", "/services", "/tasks");

    private static final List<String> PATHS = List.of("/_ping", "/version", "/info", "/nodes", "/tasks");
    private static final String SERVICES_WITH_STATUS = "/services?status=true";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** A recording and what is true of the swarm that it was made of. */
    record OfSwarm(Recording recording, Expectation expectation) {}

    /** Simulates such a swarm, at rest, and asks its leader's engine for everything once. */
    static OfSwarm simulate(SimulatorConfig config) throws IOException, InterruptedException {
        try (var simulator = SwarmSimulator.start(config, InstantSource.system(), 0)) {
            var recording = of(simulator.engine().httpUri());
            return new OfSwarm(
                    recording, Expectation.of(config, simulator.swarm().truth(), recording.bytes(LISTS)));
        }
    }

    private static Recording of(URI engine) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answers = new HashMap<String, byte[]>();
            for (var path : PATHS) {
                answers.put(path, get(client, engine.resolve(path)));
            }
            answers.put("/services", get(client, engine.resolve(SERVICES_WITH_STATUS)));
            answers.putAll(nodesOneByOne(answers.getOrDefault("/nodes", new byte[0])));
            var version = new ObjectMapper().readTree(answers.get("/version"));
            return new Recording(version.path("ApiVersion").asText(), Map.copyOf(answers));
        }
    }

    private static byte[] get(HttpClient client, URI uri) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
        var response = client.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException(uri + " was answered " + response.statusCode());
        }
        return response.body();
    }

    /** An engine answers {@code /nodes/ID} with the element of its list; the simulator is not asked for them. */
    private static Map<String, byte[]> nodesOneByOne(byte[] nodes) throws IOException {
        var json = new ObjectMapper();
        var answers = new HashMap<String, byte[]>();
        for (var node : json.readTree(nodes)) {
            answers.put("/nodes/" + node.path("ID").asText(), json.writeValueAsBytes(node));
        }
        return answers;
    }

    private long bytes(List<String> paths) {
        return paths.stream()
                .mapToLong(path -> answers.getOrDefault(path, new byte[0]).length)
                .sum();
    }
}
