package io.swarmstatus.sink;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the {@link Materializer} on a thread of its own, again and again, the slower the longer the cache is away. */
final class MaterializerLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MaterializerLoop.class);

    /** How long a turn waits for a snapshot before it asks whether the cache is there. */
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** A turn is idle for 5 s, or takes as long as the cache's client waits for an answer: one that takes longer hangs. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    /** How long a stop waits for what is still to be written. */
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(2);

    private final Materializer materializer;
    private final PendingSnapshots pending;
    private final RetryPolicy<Object> retries;
    private final InstantSource time;
    private final Thread thread;
    private volatile Instant lastTurn;
    private volatile boolean closing;

    private MaterializerLoop(
            Materializer materializer, PendingSnapshots pending, RetryPolicy<Object> retries, InstantSource time) {
        this.materializer = materializer;
        this.pending = pending;
        this.retries = retries;
        this.time = time;
        this.lastTurn = time.instant();
        this.thread = Thread.ofPlatform().daemon().name("materializer").unstarted(this::run);
    }

    /**
     * Starts the thread.
     *
     * @param retries for how long, and how often, a turn is tried again while the cache is away
     */
    static MaterializerLoop start(
            Materializer materializer, PendingSnapshots pending, RetryPolicy<Object> retries, InstantSource time) {
        var loop = new MaterializerLoop(materializer, pending, retries, time);
        loop.thread.start();
        return loop;
    }

    /** Whether it still turns. */
    boolean isAlive() {
        return thread.isAlive() && time.instant().isBefore(lastTurn.plus(LONGEST_TURN));
    }

    /** When the last turn began and how much waits, for a person. */
    String words() {
        return pending.size() + " to write, last turn at " + lastTurn;
    }

    /** Writes what still waits, for 2 s at most; the next start offers the rest again. */
    @Override
    public void close() {
        closing = true;
        pending.wake();
        try {
            if (!thread.join(LONGEST_DRAIN)) {
                thread.interrupt();
                log.atWarn().addKeyValue("waiting", pending.size()).log("the cache did not answer in time");
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            turn(Duration.ZERO);
            while (!closing || pending.size() > 0) {
                turn(IDLE);
            }
        } catch (FailsafeException e) {
            log.atDebug().setCause(e).log("interrupted");
        }
    }

    private void turn(Duration idle) {
        Failsafe.with(retries).run(() -> {
            lastTurn = time.instant();
            materializer.turn(idle);
        });
    }
}
