package io.swarmstatus.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks the API, as any client would, until it serves a snapshot. */
final class FirstAnswer {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final URI api;
    private final Optional<String> token;
    private final ObjectMapper json = new ObjectMapper();

    /** @param token what the API wants to see, if anything */
    FirstAnswer(HttpClient client, URI api, Optional<String> token) {
        this.client = client;
        this.api = api;
        this.token = token;
    }

    /**
     * Returns what is served first, in a line. Waits for it as long as it takes; it asks whether the cache holds anything
     * rather than for the status, whose hits are counted.
     */
    String await() throws InterruptedException {
        while (!isCached(data("/api/v1/status/swarm/cache"))) {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
        while (true) {
            var status = data("/api/v1/status/swarm");
            if (status.at("/cache_info/cache_hit").asBoolean()) {
                return inWords(status);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private static boolean isCached(JsonNode statistics) {
        return statistics.at("/primary_cache/exists").asBoolean()
                || statistics.at("/backup_cache/exists").asBoolean();
    }

    private JsonNode data(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve(path)).timeout(REQUEST_LIMIT);
        token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
        try {
            return json.readTree(client.send(request.build(), BodyHandlers.ofInputStream())
                            .body())
                    .path("data");
        } catch (IOException e) {
            return json.missingNode(); // not served yet: asked again
        }
    }

    private static String inWords(JsonNode data) {
        if (data.path("swarm_active").asBoolean()) {
            return "serving swarm \"%s\": %d nodes, %d managers, %d services, %d running tasks"
                    .formatted(
                            data.path("swarm").asText(),
                            data.path("total_nodes").asInt(),
                            data.path("total_managers").asInt(),
                            data.path("services").size(),
                            data.path("tasks").path("running").asInt());
        }
        return "serving, but there is no swarm to show yet: %s (%s)"
                .formatted(
                        data.path("error").asText(), data.path("error_detail").asText("no details"));
    }
}
