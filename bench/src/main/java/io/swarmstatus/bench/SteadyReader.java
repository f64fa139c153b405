package io.swarmstatus.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks an api for the status, some times a second: without questions there are no answers to alert on. */
final class SteadyReader implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final HttpRequest request;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().unstarted(this::run);

    private SteadyReader(int port) {
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/status/swarm"))
                .timeout(LIMIT)
                .build();
    }

    static SteadyReader start(int port) {
        var reader = new SteadyReader(port);
        reader.thread.start();
        return reader;
    }

    private void run() {
        try (var client = HttpClient.newHttpClient()) {
            while (!closing.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
                ask(client);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The api may be away: that is what is tried. */
    private void ask(HttpClient client) throws InterruptedException {
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            closing.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
