package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Dashboards as they are without swarm-status: each asks its engine for everything every five seconds, and lets it go. */
final class PollingClients implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final List<String> PATHS = List.of("/info", "/nodes", "/services", "/tasks");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong failures = new AtomicLong();
    private final CloseStack threads = new CloseStack();

    private PollingClients() {}

    /** One for each of these engines, a part of the interval after the other. */
    static PollingClients start(List<URI> engines) {
        var clients = new PollingClients();
        for (var number = 0; number < engines.size(); number++) {
            var engine = engines.get(number);
            var delay = INTERVAL.multipliedBy(number).dividedBy(engines.size());
            var thread = Thread.ofVirtual().name("polling-client").start(() -> clients.run(engine, delay));
            clients.threads.add(() -> thread.join(LIMIT));
        }
        return clients;
    }

    private void run(URI engine, Duration delay) {
        try {
            var over = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
            while (!over) {
                for (var path : PATHS) {
                    ask(engine.resolve(path));
                }
                over = closed.await(INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(URI uri) throws InterruptedException {
        try {
            var answer = client.send(HttpRequest.newBuilder(uri).timeout(LIMIT).build(), BodyHandlers.discarding());
            failures.addAndGet(answer.statusCode() == OK ? 0 : 1);
        } catch (IOException e) {
            failures.incrementAndGet();
        }
    }

    /** How many were not answered 200. */
    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        closed.countDown();
        threads.close();
        client.close();
    }
}
