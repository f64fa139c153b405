package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What one subscriber is sent. Each write waits for the subscriber's connection, and for nobody else; one whose client takes
 * nothing is closed by the {@link ConnectionReaper}. Helidon's own support of such streams is not used: it makes the bytes of
 * an event anew for each subscriber, and has no comments, which the heartbeats are.
 */
final class SseStream implements AutoCloseable {

    /** The event that a client has already, as it says when it connects again. */
    static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private static final Header TYPE = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/event-stream");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    /** Tells nginx to pass on what comes as it comes. */
    private static final Header UNBUFFERED = HeaderValues.createCached(HeaderNames.create("X-Accel-Buffering"), "no");

    /** How soon a client connects again that lost its connection. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final byte[] BEGINNING = ("retry: " + RETRY.toMillis() + "\n\n").getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.US_ASCII);

    /** The web server copies what it sends: so much, and not a whole event, is held twice for a slow subscriber. */
    private static final int SLICE = 16 * 1024;

    private final OutputStream out;
    private final Duration heartbeat;
    private long written = System.nanoTime();

    private SseStream(OutputStream out, Duration heartbeat) {
        this.out = out;
        this.heartbeat = heartbeat;
    }

    /** Whether a request is for the headers alone, which the web server treats as GET; they are sent then. */
    static boolean answersHead(ServerRequest request, ServerResponse response) {
        var head = request.prologue().method().equals(Method.HEAD);
        if (head) {
            writeHeaders(response);
            response.send();
        }
        return head;
    }

    /** The {@code Last-Event-ID} of a request, empty without. */
    static String lastEventId(ServerRequest request) {
        return request.headers().first(LAST_EVENT_ID).orElse("");
    }

    /**
     * Begins to stream: the client knows at once that it is connected.
     *
     * @param heartbeat how long nothing is said at most
     */
    static SseStream open(ServerResponse response, Duration heartbeat) {
        writeHeaders(response);
        var stream = new SseStream(response.outputStream(), heartbeat);
        stream.write(BEGINNING);
        return stream;
    }

    private static void writeHeaders(ServerResponse response) {
        response.header(TYPE).header(NO_STORE).header(UNBUFFERED);
    }

    void send(SseEvent event) {
        write(event.bytes());
    }

    /** Tells an id without an event: a client that comes back before there was one says where it was all the same. */
    void sendId(String id) {
        write(("id: " + id + "\n\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Says something if it is time: so no proxy takes the stream for dead, and a client that is gone is found out. */
    void beatIfDue() {
        if (!untilBeat().isPositive()) {
            write(HEARTBEAT);
        }
    }

    /** How long nothing need be said. */
    Duration untilBeat() {
        return heartbeat.minusNanos(System.nanoTime() - written);
    }

    private void write(byte[] bytes) {
        try {
            for (var from = 0; from < bytes.length; from += SLICE) {
                out.write(bytes, from, Math.min(SLICE, bytes.length - from));
            }
            out.flush();
            written = System.nanoTime();
        } catch (IOException e) {
            throw new CloseConnectionException("the subscriber is gone", e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new CloseConnectionException("the subscriber is gone", e);
        }
    }
}
