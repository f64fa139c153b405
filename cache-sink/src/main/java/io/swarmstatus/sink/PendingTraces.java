package io.swarmstatus.sink;

import io.opentelemetry.context.Context;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** In which trace that came which waits to be written. As many as there are slots at most. */
final class PendingTraces {

    private final ConcurrentMap<Slot, Pending> traces = new ConcurrentHashMap<>();

    /** The current one; a newer snapshot's takes the place of an older one's. */
    void keep(Snapshot snapshot) {
        traces.merge(
                Slot.of(snapshot),
                new Pending(snapshot.collectedAt(), Context.current()),
                (kept, offered) -> offered.collectedAt().isBefore(kept.collectedAt()) ? kept : offered);
    }

    /** That of this snapshot; the root where none is known, since it is offered again after it was written. */
    Context of(Snapshot snapshot) {
        var pending = traces.get(Slot.of(snapshot));
        return pending != null && pending.collectedAt().equals(snapshot.collectedAt())
                ? pending.context()
                : Context.root();
    }

    /** It was written. */
    void forget(Snapshot snapshot) {
        traces.computeIfPresent(
                Slot.of(snapshot),
                (_, pending) -> pending.collectedAt().isAfter(snapshot.collectedAt()) ? pending : null);
    }

    private record Pending(Instant collectedAt, Context context) {}
}
