package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Listens to an engine's events of nodes, beside the producer, and notes when each was sent and when it was here. */
final class EventEar implements AutoCloseable {

    private static final String PATH =
            "/events?filters=" + URLEncoder.encode("{\"scope\":[\"swarm\"],\"type\":[\"node\"]}", UTF_8);
    private static final int LIMIT_SECONDS = 10;
    private static final int BOUND = 10_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final DockerHttpClient client;
    private final DockerHttpClient.Response stream;
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>(BOUND);

    /**
     * An event.
     *
     * @param sent by the engine's clock, which is this machine's
     */
    record Event(Instant sent, Instant heard) {}

    private EventEar(DockerHttpClient client, DockerHttpClient.Response stream) {
        this.client = client;
        this.stream = stream;
    }

    /** Listens to this engine from now on. */
    static EventEar to(URI engine) {
        var client = new ApacheDockerHttpClient.Builder().dockerHost(engine).build();
        var stream = client.execute(
                Request.builder().method(Request.Method.GET).path(PATH).build());
        var ear = new EventEar(client, stream);
        Thread.ofVirtual().name("event-ear").start(ear::listen);
        return ear;
    }

    private void listen() {
        try (var events = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(stream.getBody())) {
            while (events.hasNextValue()) {
                var nanos = events.nextValue().path("timeNano").asLong();
                heard.offer(new Event(
                        Instant.ofEpochSecond(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND), Instant.now()));
            }
        } catch (IOException e) {
            // closed; if it was not, the next event is missed
        }
    }

    /** Forgets what was heard. */
    void forget() {
        heard.clear();
    }

    /** The first event since the last was taken or forgotten. */
    Event next() throws InterruptedException {
        @Nullable Event event = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new StartException("the engine told of no change", null);
        }
        return event;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        client.close();
    }
}
