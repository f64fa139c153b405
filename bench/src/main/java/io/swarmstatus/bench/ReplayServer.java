package io.swarmstatus.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * An engine on the loopback interface that answers as recorded, whatever the query, and to {@code /events} keeps silent.
 * Making an answer costs it nothing, so that what is measured is its reader.
 */
final class ReplayServer implements AutoCloseable {

    private static final int BACKLOG = 64;

    /** A larger write would take as large a buffer outside the heap. */
    private static final int SLICE = 64 * 1024;

    /** What the JDK's server takes for "as long as it gets". */
    private static final long CHUNKED = 0;

    private static final long NO_BODY = -1;
    private static final Pattern VERSION = Pattern.compile("^/v\\d+\\.\\d+(?=/)");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Recording recording;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ReplayServer(HttpServer server, ExecutorService threads, Recording recording) {
        this.server = server;
        this.threads = threads;
        this.recording = recording;
    }

    /** Listens on a free port. */
    static ReplayServer start(Recording recording) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, BACKLOG);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var replay = new ReplayServer(server, threads, recording);
        server.setExecutor(threads);
        server.createContext("/", replay::answer);
        server.start();
        return replay;
    }

    /** Where it is, as {@code DOCKER_HOST} names it. */
    URI uri() {
        return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Api-Version", recording.apiVersion());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            var path = VERSION.matcher(exchange.getRequestURI().getPath()).replaceFirst("");
            var body = recording.answers().get(path);
            if (path.equals("/events")) {
                keepSilent(exchange);
            } else if (body == null) {
                exchange.sendResponseHeaders(404, NO_BODY);
            } else {
                send(exchange, body);
            }
        }
    }

    private void keepSilent(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, CHUNKED);
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            for (var from = 0; from < body.length; from += SLICE) {
                out.write(body, from, Math.min(SLICE, body.length - from));
            }
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
