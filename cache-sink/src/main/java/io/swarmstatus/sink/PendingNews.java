package io.swarmstatus.sink;

import io.opentelemetry.context.Context;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What came from the topic and was not written to the cache yet, and in which trace it came; not what is offered again after that.
 * As many as there are slots at most.
 */
final class PendingNews {

    private final ConcurrentMap<Slot, Pending> news = new ConcurrentHashMap<>();

    /** Notes a snapshot, in the current trace; a newer one takes the place of an older one. */
    void keep(Snapshot snapshot) {
        news.merge(
                Slot.of(snapshot),
                new Pending(snapshot.collectedAt(), Context.current()),
                (kept, offered) -> offered.collectedAt().isBefore(kept.collectedAt()) ? kept : offered);
    }

    /** The trace of this snapshot; empty where it is no news. */
    Optional<Context> trace(Snapshot snapshot) {
        return Optional.ofNullable(news.get(Slot.of(snapshot)))
                .filter(pending -> pending.collectedAt().equals(snapshot.collectedAt()))
                .map(Pending::context);
    }

    /** Whether it was not written before. */
    boolean holds(Snapshot snapshot) {
        return trace(snapshot).isPresent();
    }

    /** It was written. */
    void forget(Snapshot snapshot) {
        news.computeIfPresent(
                Slot.of(snapshot),
                (_, pending) -> pending.collectedAt().isAfter(snapshot.collectedAt()) ? pending : null);
    }

    private record Pending(Instant collectedAt, Context context) {}
}
