package io.swarmstatus.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the API, as any client would, until it serves a snapshot. */
final class FirstAnswer {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(2);

    private final HttpClient client;
    private final HttpRequest request;
    private final ObjectMapper json = new ObjectMapper();

    FirstAnswer(HttpClient client, URI api) {
        this.client = client;
        this.request = HttpRequest.newBuilder(api.resolve("/api/v1/status/swarm"))
                .timeout(REQUEST_LIMIT)
                .build();
    }

    /** Returns what is served first, in a line. Waits for it as long as it takes. */
    String await() throws InterruptedException {
        while (true) {
            var data = data();
            if (data.path("cache_info").path("cache_hit").asBoolean()) {
                return inWords(data);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    private JsonNode data() throws InterruptedException {
        try {
            return json.readTree(client.send(request, BodyHandlers.ofInputStream()).body()).path("data");
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
                .formatted(data.path("error").asText(), data.path("error_detail").asText("no details"));
    }
}
