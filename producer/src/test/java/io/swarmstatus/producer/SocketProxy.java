package io.swarmstatus.producer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** Stands before an engine as docker-socket-proxy does: lets through what is allowed and answers the rest by itself. */
final class SocketProxy implements AutoCloseable {

    private static final Pattern FIRST_SEGMENT = Pattern.compile("(?:/v[\\d.]+)?/(\\w+)");

    /** The page of haproxy, word for word. */
    private static final String FORBIDDEN = """
        <html><body><h1>403 Forbidden</h1>
        Request forbidden by administrative rules.
        </body></html>
        """;

    private final URI engine;
    private final HttpServer server;
    private final HttpClient client;
    private final ExecutorService threads;
    private final Map<String, RecordedAnswer> own = new ConcurrentHashMap<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();

    private SocketProxy(URI engine, HttpServer server, HttpClient client, ExecutorService threads) {
        this.engine = engine;
        this.server = server;
        this.client = client;
        this.threads = threads;
    }

    /** Lets everything through. */
    static SocketProxy before(URI engine) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            var proxy = new SocketProxy(engine, server, HttpClient.newHttpClient(), threads);
            server.setExecutor(threads);
            server.createContext("/", proxy::handle);
            server.start();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forbids all that begins with this, behind the version: {@code tasks}. */
    SocketProxy forbidding(String first) {
        return answering(first, 403, FORBIDDEN);
    }

    /** Answers by itself all that begins with this. */
    SocketProxy answering(String first, int status, String page) {
        own.put(first, new RecordedAnswer(status, Map.of("Content-Type", "text/html"), page));
        return this;
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked for so far. */
    List<String> paths() {
        return paths;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().toString();
        paths.add(path);
        var segment = FIRST_SEGMENT.matcher(path);
        var answer = segment.lookingAt() ? own.get(segment.group(1)) : null;
        send(exchange, answer == null ? engines(path) : answer);
    }

    /** The engine's answer; a header that tells its version does not come through. */
    private RecordedAnswer engines(String path) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + engine.getAuthority() + path))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            return new RecordedAnswer(answer.statusCode(), Map.of("Content-Type", "application/json"), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    private static void send(HttpExchange exchange, RecordedAnswer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
        threads.close();
    }
}
