package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The threads that serve streams: each subscriber has one. There are no more than a number of them, and they end when the api
 * does.
 */
final class Subscribers implements AutoCloseable {

    /** How many streams there are at most, of all kinds together. */
    static final int MOST = 1_000;

    /** The web server's own limit for requests under way comes after this. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private static final Header RETRY_AFTER = HeaderValues.createCached(HeaderNames.RETRY_AFTER, "10");

    private final int most;
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    Subscribers(int most) {
        this.most = most;
    }

    /**
     * The calling thread streams from now on until it closes what it gets. It is interrupted when the api stops.
     *
     * @throws HttpException if there are too many already
     */
    synchronized Place enter() {
        if (closed) {
            throw refusal("The server stops");
        }
        if (threads.size() >= most) {
            throw refusal("All " + most + " places for streams are taken");
        }
        threads.add(Thread.currentThread());
        return () -> leave(Thread.currentThread());
    }

    synchronized int count() {
        return threads.size();
    }

    private synchronized void leave(Thread thread) {
        threads.remove(thread);
        notifyAll();
    }

    private static HttpException refusal(String reason) {
        return new HttpException(reason, Status.SERVICE_UNAVAILABLE_503, true).header(RETRY_AFTER);
    }

    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        var end = System.nanoTime() + STOP_LIMIT.toNanos();
        try {
            while (!threads.isEmpty() && end - System.nanoTime() > 0) {
                wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One subscriber's. */
    @FunctionalInterface
    interface Place extends AutoCloseable {

        @Override
        void close();
    }
}
