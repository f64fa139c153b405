package io.swarmstatus.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** An HTTP client that knows where one engine is. */
final class Client implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI engine;

    Client(SimulatedEngine engine) {
        this.engine = engine.httpUri();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofString());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return Engine.parse(get(path).body());
    }

    HttpResponse<String> head(String path) throws IOException, InterruptedException {
        return http.send(request(path).HEAD().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return http.send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    /** As soon as the headers are there. */
    HttpResponse<InputStream> open(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), BodyHandlers.ofInputStream());
    }

    CompletableFuture<HttpResponse<String>> begin(String path) {
        return http.sendAsync(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(engine.resolve(path));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
