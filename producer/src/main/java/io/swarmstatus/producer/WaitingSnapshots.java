package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is not published yet: of each run of snapshots in the same condition the newest, so that it can be told later what
 * went on meanwhile, and of these the newest few. Not safe for use by several threads.
 */
final class WaitingSnapshots {

    /** They are held in memory whole. */
    static final int MOST = 8;

    private final List<Snapshot> oldestFirst = new ArrayList<>();

    /**
     * Adds one that is newer than all others.
     *
     * @return the one that is given up for it
     */
    Optional<Snapshot> add(Snapshot snapshot) {
        Optional<Snapshot> givenUp = Optional.empty();
        if (!oldestFirst.isEmpty() && oldestFirst.getLast().condition() == snapshot.condition()) {
            givenUp = Optional.of(oldestFirst.removeLast());
        } else if (oldestFirst.size() == MOST) {
            givenUp = Optional.of(oldestFirst.removeFirst());
        }
        oldestFirst.addLast(snapshot);
        return givenUp;
    }

    /**
     * The one to publish next: the newest, and once that is out the others in their order.
     *
     * @param published when the newest that is out was collected
     */
    Optional<Snapshot> next(Instant published) {
        if (oldestFirst.isEmpty()) {
            return Optional.empty();
        }
        var newest = oldestFirst.getLast();
        return Optional.of(newest.collectedAt().isAfter(published) ? newest : oldestFirst.getFirst());
    }

    /** Takes this very one out; it may have been given up already. */
    @SuppressWarnings("ReferenceEquality") // not one that tells the same
    void remove(Snapshot snapshot) {
        oldestFirst.removeIf(waiting -> waiting == snapshot);
    }

    int size() {
        return oldestFirst.size();
    }

    boolean isEmpty() {
        return oldestFirst.isEmpty();
    }
}
