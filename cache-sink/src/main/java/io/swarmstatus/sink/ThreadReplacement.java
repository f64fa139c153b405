package io.swarmstatus.sink;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces the stream's thread where an exception ended it, the later the oftener that happens; on an error, such as no
 * memory left, it ends the stream, for the process to be started afresh.
 *
 * <p>Called on the thread that ends, which is replaced once the call returns.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ThreadReplacement.class);

    /** After this long without trouble, new trouble has nothing to do with the old. */
    private static final Duration CALM = Duration.ofMinutes(2);

    private final RetryPolicy<Object> backoff;
    private final InstantSource time;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Execution<Object> trouble;
    private Instant lastTrouble = Instant.MIN;
    private volatile boolean waiting;
    private volatile String words = "a new thread";

    ThreadReplacement(RetryPolicy<Object> backoff, InstantSource time) {
        this.backoff = backoff;
        this.time = time;
        this.trouble = Execution.of(backoff);
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        if (failure instanceof Error) {
            log.atError().setCause(failure).log("the stream ends, a new start may help");
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        words = "a new thread after a failure: " + Topics.rootMessage(failure);
        var pause = pauseAfter(failure);
        log.atWarn().setCause(failure).addKeyValue("pause", pause).log("the stream's thread failed, it is replaced");
        // Kafka Streams throws the failure again, and would have the threads that it started with die of that in
        // silence,
        // but not those that it put in their place: for these the process would end.
        Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
        waitUnlessClosing(pause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Whether a thread that failed is still to be replaced. */
    boolean isWaiting() {
        return waiting;
    }

    /** What it waits for, and why, for a person. */
    String words() {
        return words;
    }

    /** Ends the wait, for there is to be no next thread. */
    void close() {
        closing.countDown();
    }

    /** How long to leave it alone after this failure. */
    synchronized Duration pauseAfter(Throwable failure) {
        var now = time.instant();
        if (now.isAfter(lastTrouble.plus(CALM))) {
            trouble = Execution.of(backoff);
        }
        lastTrouble = now;
        trouble.recordException(failure);
        return trouble.getDelay();
    }

    private void waitUnlessClosing(Duration pause) {
        waiting = true;
        try {
            if (closing.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                log.atDebug().log("closing, the thread is not replaced");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting = false;
        }
    }
}
