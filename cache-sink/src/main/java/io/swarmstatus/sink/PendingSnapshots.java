package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be written: of each swarm at most the newest good snapshot and the newest failure, so that its size does
 * not depend on how long the wait is. For one thread that takes, and any number that offer.
 */
final class PendingSnapshots {

    private final ConcurrentMap<Slot, Snapshot> waiting = new ConcurrentHashMap<>();
    private final AtomicLong conflated = new AtomicLong();
    private final Semaphore wakeUps = new Semaphore(0);

    /** Puts a snapshot in line, unless one as new waits already. Never blocks. */
    void offer(Snapshot snapshot) {
        waiting.merge(Slot.of(snapshot), snapshot, this::newer);
        wake();
    }

    /**
     * Takes out the one that was collected first, so that the cache sees a swarm's failures and recoveries in order.
     *
     * @param longest how long to wait for one
     * @return empty where none came, or where {@link #wake()} was called meanwhile
     */
    Optional<Snapshot> take(Duration longest) throws InterruptedException {
        if (waiting.isEmpty() && wakeUps.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
        var first = waiting.values().stream().min(Comparator.comparing(Snapshot::collectedAt));
        return first.map(snapshot -> waiting.remove(Slot.of(snapshot)));
    }

    /** Ends the wait of {@link #take}. */
    void wake() {
        wakeUps.release();
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    /** How many were overtaken by a newer one while they waited, ever. */
    long conflated() {
        return conflated.get();
    }

    private Snapshot newer(Snapshot one, Snapshot other) {
        var order = one.collectedAt().compareTo(other.collectedAt());
        if (order != 0) {
            conflated.incrementAndGet();
        }
        return order >= 0 ? one : other;
    }
}
