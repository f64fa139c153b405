package io.swarmstatus.producer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers over TCP as a real engine once did; to any other request as an engine does that does not know the path. */
final class ReplayedEngine implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, RecordedAnswer> answers = new ConcurrentHashMap<>();
    private final Set<String> silentAbout = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private ReplayedEngine(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    static ReplayedEngine start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var engine = new ReplayedEngine(server, threads);
            server.setExecutor(threads);
            server.createContext("/", engine::answer);
            server.start();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An engine of the leader of the recorded swarm. */
    static ReplayedEngine ofLeader() {
        var engine = start().answering("/_ping", "ping")
                .answering("/v1.41/info", "info")
                .answering("/v1.41/nodes", "nodes")
                .answering("/v1.41/services?status=true", "services")
                .answering("/v1.41/tasks", "tasks");
        RecordedAnswer.of("nodes").each().forEach((id, node) -> engine.answering("/v1.41/nodes/" + id, node));
        return engine;
    }

    ReplayedEngine answering(String path, String recording) {
        return answering(path, RecordedAnswer.of(recording));
    }

    ReplayedEngine answering(String path, RecordedAnswer answer) {
        silentAbout.remove(path);
        answers.put(path, answer);
        return this;
    }

    /** Keeps whoever asks for this path waiting until it is closed. */
    ReplayedEngine silentAbout(String path) {
        silentAbout.add(path);
        return this;
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked so far: {@code GET /_ping}. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (silentAbout.contains(path)) {
            awaitClosing();
        }
        var answer = answers.getOrDefault(path, RecordedAnswer.of("refused-page-not-found"));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.bytes();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : 0);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
