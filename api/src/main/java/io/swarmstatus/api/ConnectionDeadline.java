package io.swarmstatus.api;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when the client of one connection has to make its next step. Moved by the connection's own thread, and looked at by
 * the {@link ConnectionReaper}.
 */
final class ConnectionDeadline {

    private final ClientPatience patience;
    private final LongSupplier ticker;
    private final Runnable close;
    private boolean receiving;
    private volatile long at;

    /**
     * A connection that was made just now.
     *
     * @param ticker nanoseconds from an arbitrary moment, as {@link System#nanoTime()}
     * @param close ends the connection from another thread
     */
    ConnectionDeadline(ClientPatience patience, LongSupplier ticker, Runnable close) {
        this.patience = patience;
        this.ticker = ticker;
        this.close = close;
        this.at = ticker.getAsLong() + patience.idle().toNanos();
    }

    /** Bytes came: the first of a request start its time, and no later ones lengthen it. */
    void received() {
        if (!receiving) {
            receiving = true;
            setIn(patience.receive());
        }
    }

    /** So many bytes are about to be sent. */
    void sending(int bytes) {
        receiving = false;
        setIn(patience.toSend(bytes));
    }

    /** They were sent, and the next request may take its time to come. */
    void sent() {
        setIn(patience.idle());
    }

    /** Ends the connection if its time is over. */
    void enforce() {
        if (ticker.getAsLong() - at >= 0) {
            close.run();
        }
    }

    private void setIn(Duration time) {
        at = ticker.getAsLong() + time.toNanos();
    }
}
