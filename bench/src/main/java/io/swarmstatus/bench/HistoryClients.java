package io.swarmstatus.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Clients that ask for the past again as soon as they have it, each for a page of 100 snapshots. */
final class HistoryClients {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI page;
    private final int clients;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    HistoryClients(int port, int clients) {
        this.page = URI.create("http://127.0.0.1:" + port + "/api/v1/status/swarm/history?from=-3h&limit=100");
        this.clients = clients;
    }

    /** Asks for as long as this takes. */
    long during(StatusRound round) throws InterruptedException {
        var over = new CountDownLatch(1);
        var threads = Stream.generate(() -> Thread.ofPlatform().daemon().unstarted(() -> askUntil(over)))
                .limit(clients)
                .toList();
        threads.forEach(Thread::start);
        try {
            return round.run();
        } finally {
            over.countDown();
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private void askUntil(CountDownLatch over) {
        try (var client = HttpClient.newHttpClient()) {
            while (over.getCount() > 0) {
                var request = HttpRequest.newBuilder(page).timeout(LIMIT).build();
                var answer = client.send(request, BodyHandlers.ofByteArray());
                if (answer.statusCode() == 200) {
                    pages.incrementAndGet();
                    bytes.addAndGet(answer.body().length);
                } else {
                    refused.incrementAndGet();
                }
            }
        } catch (IOException e) {
            System.err.println("a client of the past gave up: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins to count anew. */
    void forget() {
        pages.set(0);
        bytes.set(0);
        refused.set(0);
    }

    String words(double seconds) {
        return String.format(
                Locale.ROOT,
                "the past: %.1f pages/s, %.1f MB/s, %d refused",
                pages.get() / seconds,
                bytes.get() / seconds / 1e6,
                refused.get());
    }

    /** A round of requests for the status; returns how many failed. */
    @FunctionalInterface
    interface StatusRound {
        long run() throws InterruptedException;
    }
}
