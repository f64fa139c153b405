package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Streams the status, on a virtual thread of its own or, if it is to, without ever reading. */
final class StreamSubscriber implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] REQUEST =
            "GET /api/v1/status/swarm/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(ISO_8859_1);
    private static final String COLLECTED_AT = "\"collected_at\":\"";
    private static final int SMALLEST_BUFFER = 1;

    private final Socket socket;

    private StreamSubscriber(Socket socket) {
        this.socket = socket;
    }

    /** One that reads, and tells of each status when it was collected and when it was here, by {@link System#nanoTime}. */
    static StreamSubscriber reading(int port, BiConsumer<Instant, Long> told) throws IOException {
        var subscriber = connect(port, 0);
        Thread.startVirtualThread(() -> subscriber.read(told));
        return subscriber;
    }

    /** One that never reads, with as little room as the kernel gives. */
    static StreamSubscriber silent(int port) throws IOException {
        return connect(port, SMALLEST_BUFFER);
    }

    private static StreamSubscriber connect(int port, int receiveBuffer) throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout((int) LIMIT.toMillis());
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
        socket.getOutputStream().write(REQUEST);
        return new StreamSubscriber(socket);
    }

    private void read(BiConsumer<Instant, Long> told) {
        try (var in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
            while (true) {
                var collectedAt = next(in);
                told.accept(collectedAt, System.nanoTime());
            }
        } catch (IOException e) {
            // closed at the end; one that ended before lacks statuses, which is found then
        }
    }

    /** The collection of the next status, once all of it is here. */
    private static Instant next(InputStream in) throws IOException {
        await(in, COLLECTED_AT);
        var text = new StringBuilder();
        for (var next = in.read(); next != '"'; next = in.read()) {
            text.append((char) required(next));
        }
        await(in, "\n\n");
        return Instant.parse(text);
    }

    private static void await(InputStream in, String wanted) throws IOException {
        var matched = 0;
        while (matched < wanted.length()) {
            var next = (char) required(in.read());
            matched = next == wanted.charAt(matched) ? matched + 1 : next == wanted.charAt(0) ? 1 : 0;
        }
    }

    private static int required(int next) throws IOException {
        if (next < 0) {
            throw new IOException("the stream ended");
        }
        return next;
    }

    /** Reads to the end if there is one: whether the api has let it go. */
    boolean wasLetGo() {
        try {
            socket.setSoTimeout(500);
            var in = socket.getInputStream();
            var buffer = new byte[1 << 16];
            var read = 0;
            while (read >= 0) {
                read = in.read(buffer);
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
