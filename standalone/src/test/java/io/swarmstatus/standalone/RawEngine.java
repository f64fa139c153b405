package io.swarmstatus.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks an engine in the plainest way, HTTP/1.0 by hand, so that a test shares no code with what it tests. */
final class RawEngine {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ScheduledExecutorService CLOSER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("raw-engine").factory());

    private final URI host;
    private final Duration limit;
    private final ObjectMapper json = new ObjectMapper();

    RawEngine(URI host) {
        this(host, LIMIT);
    }

    /**
     * @param limit for each answer: one that takes longer ends with an {@link IOException}
     */
    RawEngine(URI host, Duration limit) {
        this.host = host;
        this.limit = limit;
    }

    JsonNode get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n");
    }

    JsonNode post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.0\r\nHost: engine\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    void delete(String path) throws IOException {
        send("DELETE " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n");
    }

    private JsonNode send(String request) throws IOException {
        try (var channel = SocketChannel.open(address())) {
            var tooLate = CLOSER.schedule(closing(channel), limit.toMillis(), TimeUnit.MILLISECONDS);
            var answer = exchange(channel, request);
            tooLate.cancel(false);
            var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            if (!answer.matches("(?s)HTTP/1\\.[01] 2.*")) {
                throw new IOException(request.lines().findFirst().orElse("") + " was answered " + answer);
            }
            return body.isBlank() ? json.missingNode() : json.readTree(body);
        }
    }

    private static Callable<Boolean> closing(SocketChannel channel) {
        return () -> {
            channel.close();
            return true;
        };
    }

    private static String exchange(SocketChannel channel, String request) throws IOException {
        var bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
    }

    private SocketAddress address() {
        return host.getScheme().equals("unix")
                ? UnixDomainSocketAddress.of(host.getPath())
                : new InetSocketAddress(host.getHost(), host.getPort());
    }
}
