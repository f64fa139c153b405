package io.swarmstatus.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends streams whose token is valid no longer; the client comes back with another one, or gets 401. */
final class StreamLeases implements AutoCloseable {

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("end-streams").daemon().factory());

    StreamLeases(InstantSource clock) {
        this.clock = clock;
        timers.setRemoveOnCancelPolicy(true);
    }

    /** Serves a stream on this thread, which is interrupted where that goes on until then. */
    void during(Instant end, Runnable stream) {
        var lease = new Lease(Thread.currentThread());
        var left = Duration.between(clock.instant(), end);
        var timer = timers.schedule(lease::end, left.toMillis(), TimeUnit.MILLISECONDS);
        try {
            stream.run();
        } finally {
            lease.release();
            timer.cancel(false);
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }

    /** Of one thread, which must not be interrupted once it serves something else. */
    private static final class Lease {

        private final Thread thread;
        private boolean released;

        Lease(Thread thread) {
            this.thread = thread;
        }

        synchronized void end() {
            if (!released) {
                thread.interrupt();
            }
        }

        synchronized void release() {
            released = true;
        }
    }
}
