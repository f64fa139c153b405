package io.swarmstatus.bench;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The newest {@code collected_at} that has been served so far. For any thread. */
final class NewestSeen {

    private final AtomicReference<Instant> newest = new AtomicReference<>(Instant.MIN);

    /** {@link Instant#MIN} before the first. */
    Instant instant() {
        return newest.get();
    }

    /** Whether there was any. */
    boolean isAny() {
        return newest.get().isAfter(Instant.MIN);
    }

    void see(Instant collectedAt) {
        newest.accumulateAndGet(collectedAt, (one, other) -> one.isAfter(other) ? one : other);
    }
}
