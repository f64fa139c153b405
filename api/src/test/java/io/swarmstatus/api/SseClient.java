package io.swarmstatus.api;

import io.helidon.http.HeaderName;
import io.helidon.webclient.http1.Http1ClientResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads a stream of server-sent events as a browser does. */
final class SseClient implements AutoCloseable {

    private final Http1ClientResponse response;
    private final BufferedReader lines;
    private String retry = "";
    private String id = "";

    private SseClient(Http1ClientResponse response, BufferedReader lines) {
        this.response = response;
        this.lines = lines;
    }

    static SseClient of(Http1ClientResponse response) {
        return new SseClient(
                response, new BufferedReader(new InputStreamReader(response.inputStream(), StandardCharsets.UTF_8)));
    }

    String header(HeaderName name) {
        return response.headers().get(name).values();
    }

    /** How long to wait before connecting again, as last told. */
    String retry() {
        return retry;
    }

    /** The last id that was told. */
    String id() {
        return id;
    }

    /** Waits for an id without an event. */
    void awaitId() throws IOException {
        for (var line = lines.readLine(); line != null && id.isEmpty(); line = lines.readLine()) {
            id = line.startsWith("id: ") ? line.substring(4) : id;
        }
    }

    /** The next event with data; waits for it. */
    Event next() throws IOException {
        var fields = new HashMap<String, String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty() && fields.containsKey("data")) {
                return new Event(fields);
            }
            var colon = line.indexOf(": ");
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 2));
            }
            retry = fields.getOrDefault("retry", retry);
        }
        throw new IOException("the stream ended");
    }

    /** Waits for a comment; events before it are a mistake. */
    void awaitHeartbeat() throws IOException {
        for (var line = lines.readLine(); line != null && !line.startsWith(":"); line = lines.readLine()) {
            if (line.startsWith("data")) {
                throw new IOException("an event: " + line);
            }
        }
    }

    /** Reads on to the end, which has to come. */
    boolean hasEnded() {
        try {
            while (lines.readLine() != null) {
                // events and heartbeats under way
            }
        } catch (IOException | RuntimeException e) {
            return true; // cut off
        }
        return true;
    }

    @Override
    public void close() {
        response.close();
    }

    /** One event. */
    record Event(Map<String, String> fields) {

        String name() {
            return fields.getOrDefault("event", "message");
        }

        String id() {
            return fields.getOrDefault("id", "");
        }

        String data() {
            return fields.getOrDefault("data", "");
        }
    }
}
