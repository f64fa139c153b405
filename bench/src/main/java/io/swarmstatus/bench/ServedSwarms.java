package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Asks an api for some of the many swarms. */
record ServedSwarms(int port) {

    private static final Duration YOUNG = Duration.ofSeconds(15);
    private static final int LIMIT_MILLIS = 5_000;

    /** Whether all of these are served, and young. */
    boolean areThere(List<String> swarms) throws IOException {
        for (var swarm : swarms) {
            var url = URI.create("http://127.0.0.1:" + port + "/api/v1/status/swarms/" + swarm)
                    .toURL();
            var connection = url.openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try (var body = connection.getInputStream()) {
                var data = new ObjectMapper().readTree(body).path("data");
                var collectedAt = data.path("collected_at").asText("");
                if (collectedAt.isEmpty()
                        || Duration.between(Instant.parse(collectedAt), Instant.now())
                                        .compareTo(YOUNG)
                                > 0) {
                    return false;
                }
            } catch (FileNotFoundException e) {
                return false; // it does not know this swarm
            }
        }
        return true;
    }
}
