package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the API as its users do. */
final class ApiClient implements AutoCloseable {

    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    ApiClient(URI url) {
        this.url = url;
    }

    /** The {@code data} of the status; every answer must be a 200. */
    JsonNode status() throws IOException, InterruptedException {
        return data("/api/v1/status/swarm");
    }

    /** The {@code data} of what is told about the cache. */
    JsonNode cache() throws IOException, InterruptedException {
        return data("/api/v1/status/swarm/cache");
    }

    private JsonNode data(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body()).path("data");
    }

    @Override
    public void close() {
        client.close();
    }
}
