package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written: of each swarm at most the newest good snapshot, the newest failure and its silence, so that
 * its size does not depend on how long the wait is. For one thread that takes, and any number that offer.
 *
 * <p>Four lines, one behind the other: what is fresh, silences, what is offered again, and what could not be written. So
 * neither a refill of thousands of swarms nor one snapshot that the cache never takes in time keeps news waiting.
 */
final class PendingSnapshots implements Outbox {

    private final SequencedMap<Slot, Snapshot> fresh = new LinkedHashMap<>();
    private final SequencedMap<String, Instant> silences = new LinkedHashMap<>();
    private final SequencedMap<Slot, Snapshot> again = new LinkedHashMap<>();
    private final SequencedMap<Slot, Snapshot> refused = new LinkedHashMap<>();
    private boolean woken;
    private long conflated;

    @Override
    public synchronized void offer(Snapshot snapshot) {
        var newest = newerThanIn(again, snapshot);
        put(newest, refused.containsKey(Slot.of(snapshot)) ? refused : fresh);
    }

    @Override
    public synchronized void offerAgain(Snapshot snapshot) {
        var slot = Slot.of(snapshot);
        put(snapshot, refused.containsKey(slot) ? refused : fresh.containsKey(slot) ? fresh : again);
    }

    @Override
    public synchronized void tellSilence(String swarm, Instant newest) {
        silences.merge(swarm, newest, (one, other) -> one.isAfter(other) ? one : other);
        notifyAll();
    }

    /**
     * Takes out the next one: that which came first, or of a swarm that has two of them in this line the one that was
     * collected first, so that the cache sees its failures and recoveries in order.
     *
     * @param longest how long to wait where there is nothing to write
     * @return empty where nothing came, where a silence is next, or where {@link #wake()} was called meanwhile
     */
    synchronized Optional<Snapshot> take(Duration longest) throws InterruptedException {
        return take(longest, 1).stream().findFirst();
    }

    /**
     * The same with more of the same line, in the order in which they would be taken out one after the other. Of those that could
     * not be written always one alone: others are not to fail with it.
     */
    synchronized List<Snapshot> take(Duration longest, int most) throws InterruptedException {
        await(longest);
        if (fresh.isEmpty() && !silences.isEmpty()) {
            return List.of();
        }
        if (fresh.isEmpty() && again.isEmpty()) {
            return first(refused).stream().toList();
        }
        var line = fresh.isEmpty() ? again : fresh;
        var taken = new ArrayList<Snapshot>();
        while (taken.size() < most && !line.isEmpty()) {
            first(line).ifPresent(taken::add);
        }
        return taken;
    }

    /** Puts back, before all others, what was taken out and not tried; what has come in its place since stays there. */
    synchronized void putBackUntried(List<Snapshot> untried) {
        for (var snapshot : untried.reversed()) {
            fresh.putFirst(Slot.of(snapshot), newerThanIn(again, newerThanIn(fresh, snapshot)));
        }
    }

    /**
     * Puts back what could not be written, behind all others: one that the cache never takes in time must not keep the
     * other swarms waiting. What is newer in its place waits there too.
     */
    synchronized void putBack(Snapshot snapshot) {
        put(newerThanIn(again, newerThanIn(fresh, snapshot)), refused);
    }

    /** Takes out the silence that has waited longest: the swarm's name, and when its newest snapshot was collected. */
    synchronized Optional<Map.Entry<String, Instant>> takeSilence() {
        return Optional.ofNullable(silences.pollFirstEntry());
    }

    /** Ends the wait of {@link #take}. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** How many wait. */
    synchronized int size() {
        return fresh.size() + silences.size() + again.size() + refused.size();
    }

    /** How many were overtaken by a newer one while they waited, ever. */
    synchronized long conflated() {
        return conflated;
    }

    private void await(Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        var left = longest.toNanos();
        while (size() == 0 && !woken && left > 0) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            left = end - System.nanoTime();
        }
        woken = false;
    }

    /** Puts a snapshot in line, or in the place of an older one; no slot waits in two lines. */
    private void put(Snapshot snapshot, SequencedMap<Slot, Snapshot> line) {
        line.merge(Slot.of(snapshot), snapshot, this::newer);
        silences.computeIfPresent(
                snapshot.swarm(), (_, newest) -> snapshot.collectedAt().isAfter(newest) ? null : newest);
        notifyAll();
    }

    /** Takes what waits in the same slot out of another line, and returns the newer of the two. */
    private Snapshot newerThanIn(SequencedMap<Slot, Snapshot> line, Snapshot snapshot) {
        var waiting = line.remove(Slot.of(snapshot));
        return waiting == null ? snapshot : newer(snapshot, waiting);
    }

    private static Optional<Snapshot> first(SequencedMap<Slot, Snapshot> line) {
        var first = line.firstEntry();
        if (first == null) {
            return Optional.empty();
        }
        var other = line.get(first.getKey().opposite());
        return Optional.ofNullable(line.remove(Slot.of(earlier(first.getValue(), other))));
    }

    private static Snapshot earlier(Snapshot one, @Nullable Snapshot other) {
        return other == null || one.collectedAt().isBefore(other.collectedAt()) ? one : other;
    }

    private Snapshot newer(Snapshot one, Snapshot other) {
        var order = one.collectedAt().compareTo(other.collectedAt());
        if (order != 0) {
            conflated++;
        }
        return order >= 0 ? one : other;
    }
}
