package io.swarmstatus.bench;

import io.swarmstatus.cache.CacheUnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Snapshots of many swarms that come at a steady rate, those of all swarms in turn, until it is closed. */
final class SnapshotArrivals implements AutoCloseable {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final FilledRedis redis;
    private final int swarms;
    private final int perSecond;
    private final Thread thread = Thread.ofPlatform().name("arrivals").daemon().unstarted(this::run);
    private final AtomicLong written = new AtomicLong();
    private volatile @Nullable CacheUnavailableException failure;
    private volatile boolean closed;

    private SnapshotArrivals(FilledRedis redis, int swarms, int perSecond) {
        this.redis = redis;
        this.swarms = swarms;
        this.perSecond = perSecond;
    }

    static SnapshotArrivals start(FilledRedis redis, int swarms, int perSecond) {
        var arrivals = new SnapshotArrivals(redis, swarms, perSecond);
        arrivals.thread.start();
        return arrivals;
    }

    private void run() {
        var begun = System.nanoTime();
        try {
            while (!closed) {
                var number = written.get();
                var due = begun + number * NANOS_PER_SECOND / perSecond;
                while (System.nanoTime() - due < 0) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                redis.write(ManySwarms.name((int) (number % swarms)));
                written.incrementAndGet();
            }
        } catch (CacheUnavailableException e) {
            failure = e;
        }
    }

    /** How many have come so far. */
    long written() {
        return written.get();
    }

    /** @throws CacheUnavailableException if not all of them could be written */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var reason = failure;
        if (reason != null) {
            throw reason;
        }
    }
}
