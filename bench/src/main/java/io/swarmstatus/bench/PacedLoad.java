package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks at fixed times, whatever becomes of the requests before, from one thread: tens of thousands a second leave it time. A request
 * counts from when it was to be made, also where it had to wait for a connection, so that a slow answer cannot hide those that
 * it holds up.
 */
final class PacedLoad implements AutoCloseable {

    /** As often it looks what is due and what has come; it adds that much to a time at most. */
    private static final long PAUSE_NANOS = 20_000;

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Selector selector;
    private final CloseStack connections;
    private final Deque<PacedConnection> idle = new ArrayDeque<>();

    private PacedLoad(Selector selector, CloseStack connections) {
        this.selector = selector;
        this.connections = connections;
    }

    static PacedLoad open(int port, Question question, int connections) throws IOException {
        var load = new PacedLoad(Selector.open(), new CloseStack());
        load.connections.add(load.selector);
        try {
            for (var i = 0; i < connections; i++) {
                load.idle.add(load.connections.add(PacedConnection.open(port, question, load.selector)));
            }
            return load;
        } catch (IOException e) {
            load.close();
            throw e;
        }
    }

    /**
     * Returns when all are answered.
     *
     * @throws IOException if one is not answered 200, or they take ten seconds more than they should
     */
    void run(int perSecond, Duration time, LatencyHistogram latencies) throws IOException {
        var most = perSecond * time.toSeconds();
        var interval = (double) Duration.ofSeconds(1).toNanos() / perSecond;
        var begun = System.nanoTime();
        var sent = 0L;
        for (var answered = 0L; answered < most; ) {
            var elapsed = System.nanoTime() - begun;
            if (elapsed > time.plus(GRACE).toNanos()) {
                throw new IOException("the answers do not keep up with " + perSecond + " requests/s");
            }
            for (; sent < most && sent * interval <= elapsed && !idle.isEmpty(); sent++) {
                idle.remove().ask(begun + (long) (sent * interval));
            }
            var came = take(latencies);
            answered += came;
            if (came == 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Returns how many answers have come. */
    private int take(LatencyHistogram latencies) throws IOException {
        var came = 0;
        selector.selectNow();
        for (var key : selector.selectedKeys()) {
            var connection = (PacedConnection) key.attachment();
            if (connection.read()) {
                latencies.record(System.nanoTime() - connection.intended());
                idle.add(connection);
                came++;
            }
        }
        selector.selectedKeys().clear();
        return came;
    }

    @Override
    public void close() {
        connections.close();
    }
}
