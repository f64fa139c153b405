package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be written: of each swarm at most the newest good snapshot, the newest failure and its silence, so that
 * its size does not depend on how long the wait is. For one thread that takes, and any number that offer.
 */
final class PendingSnapshots implements Outbox {

    private final ConcurrentMap<Slot, Snapshot> waiting = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Instant> silences = new ConcurrentHashMap<>();
    private final Set<Slot> putBack = new HashSet<>();
    private final AtomicLong conflated = new AtomicLong();
    private final Semaphore wakeUps = new Semaphore(0);

    /** Puts a snapshot in line, unless one as new waits already. */
    @Override
    public void offer(Snapshot snapshot) {
        waiting.merge(Slot.of(snapshot), snapshot, this::newer);
        silences.computeIfPresent(
                snapshot.swarm(), (_, newest) -> snapshot.collectedAt().isAfter(newest) ? null : newest);
        wake();
    }

    @Override
    public void tellSilence(String swarm, Instant newest) {
        silences.merge(swarm, newest, (one, other) -> one.isAfter(other) ? one : other);
        wake();
    }

    /**
     * Takes out the one that was collected first, so that the cache sees a swarm's failures and recoveries in order.
     *
     * @param longest how long to wait for one
     * @return empty where none came, or where {@link #wake()} was called meanwhile
     */
    Optional<Snapshot> take(Duration longest) throws InterruptedException {
        if (size() == 0 && wakeUps.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            wakeUps.drainPermits();
        }
        if (putBack.containsAll(waiting.keySet())) {
            putBack.clear();
        }
        var first = waiting.values().stream()
                .filter(snapshot -> !putBack.contains(Slot.of(snapshot)))
                .min(Comparator.comparing(Snapshot::collectedAt));
        return first.map(snapshot -> waiting.remove(Slot.of(snapshot)));
    }

    /**
     * Puts back what could not be written, behind all others: one that the cache never takes in time must not keep the
     * other swarms waiting.
     */
    void putBack(Snapshot snapshot) {
        putBack.add(Slot.of(snapshot));
        offer(snapshot);
    }

    /** Takes out the silence of any swarm: its name, and when its newest snapshot was collected. */
    Optional<Map.Entry<String, Instant>> takeSilence() {
        var first = silences.entrySet().stream().findFirst();
        first.ifPresent(silence -> silences.remove(silence.getKey()));
        return first;
    }

    /** Ends the wait of {@link #take}. */
    void wake() {
        wakeUps.release();
    }

    /** How many wait. */
    int size() {
        return waiting.size() + silences.size();
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
