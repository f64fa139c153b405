package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.swarmstatus.simulator.SimulatedSwarm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A label of one node, whose change is the least that can happen to a swarm. */
interface SwarmLabel extends AutoCloseable {

    String NAME = "swarm-status.bench";

    void set(String value) throws IOException;

    @Override
    void close() throws IOException;

    /** Of the first manager of a simulated swarm. */
    static SwarmLabel simulated(SimulatedSwarm swarm) {
        var node = swarm.managers().getFirst();
        return new SwarmLabel() {
            @Override
            public void set(String value) {
                swarm.label(node, NAME, value);
            }

            @Override
            public void close() {}
        };
    }

    /** Of the first node that this engine lists, which has to be a manager's. */
    static SwarmLabel real(URI engine) {
        return new OfEngine(new ApacheDockerHttpClient.Builder()
                .dockerHost(engine)
                .connectionTimeout(OfEngine.LIMIT)
                .responseTimeout(OfEngine.LIMIT)
                .build());
    }

    /** As {@code docker node update --label-add} does. */
    record OfEngine(DockerHttpClient client) implements SwarmLabel {

        private static final Duration LIMIT = Duration.ofSeconds(10);
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public void set(String value) throws IOException {
            var node = ask(Request.builder().method(Request.Method.GET).path("/nodes"))
                    .path(0);
            var spec = (ObjectNode) node.path("Spec");
            spec.withObject("/Labels").put(NAME, value);
            var version = node.path("Version").path("Index").asLong();
            ask(Request.builder()
                    .method(Request.Method.POST)
                    .path("/nodes/" + node.path("ID").asText() + "/update?version=" + version)
                    .putAllHeaders(Map.of("Content-Type", "application/json"))
                    .body(new ByteArrayInputStream(JSON.writeValueAsBytes(spec))));
        }

        private JsonNode ask(Request.Builder request) throws IOException {
            try (var response = client.execute(request.build())) {
                var answer = JSON.readTree(response.getBody());
                if (response.getStatusCode() != 200) {
                    throw new IOException("the engine answered " + response.getStatusCode() + ": " + answer);
                }
                return answer;
            }
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
