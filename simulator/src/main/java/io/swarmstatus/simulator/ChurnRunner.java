package io.swarmstatus.simulator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Churn by the clock, on a thread of its own, until closed. */
public final class ChurnRunner implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ChurnRunner.class.getName());

    private final Churn churn;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private ChurnRunner(Churn churn, Duration interval) {
        this.churn = churn;
        this.interval = interval;
        this.thread = Thread.ofVirtual().name("churn").unstarted(this::run);
    }

    /** Takes a step now and after each interval. */
    public static ChurnRunner start(Churn churn, Duration interval) {
        var runner = new ChurnRunner(churn, interval);
        runner.thread.start();
        return runner;
    }

    private void run() {
        try {
            do {
                step();
            } while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A step that could not be taken is no reason to take no other one: a test may have changed the swarm under it. */
    private void step() {
        try {
            LOG.log(Level.DEBUG, churn.step());
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "a step of churn was not possible", e);
        }
    }

    /** Takes no further step, and waits for the one that is being taken. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
