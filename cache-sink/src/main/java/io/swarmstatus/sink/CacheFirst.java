package io.swarmstatus.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the change feed back at a start with a backlog, so that the cache has the newest of every swarm sooner: both streams read
 * the same records, and both need the same processors for it. Not for longer than half a minute, whatever becomes of the cache.
 */
final class CacheFirst implements Prerequisites {

    /** Records that are read within a second or two, and what a busy topic is behind by between two commits. */
    private static final int BACKLOG = 2_000;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final DoubleSupplier behind;
    private final InstantSource time;
    private @Nullable Instant until;

    /**
     * @param behind how many records the stream that fills the cache has still to process; NaN where nobody knows
     */
    CacheFirst(DoubleSupplier behind, InstantSource time) {
        this.behind = behind;
        this.time = time;
    }

    @Override
    public Optional<String> missing() {
        var now = time.instant();
        if (until == null) {
            until = now.plus(LONGEST);
        }
        var isFilled = behind.getAsDouble() <= BACKLOG; // no number is not
        return isFilled || !now.isBefore(until)
                ? Optional.empty()
                : Optional.of("the cache, which comes first until no more than " + BACKLOG + " records wait for it");
    }
}
