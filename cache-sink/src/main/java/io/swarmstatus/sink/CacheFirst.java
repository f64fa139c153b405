package io.swarmstatus.sink;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the change feed back at a start with a backlog, so that the cache has the newest of every swarm sooner: both streams read
 * the same records, and both need the same processors for it. No longer than half a minute from when the backlog was first seen,
 * whatever becomes of the cache.
 */
final class CacheFirst {

    /** Records that are read within a second or two, and what is not committed yet on a busy topic. */
    private static final long BACKLOG = 2_000;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private @Nullable Long begun;

    /**
     * @param nanoTime a ticker, as {@link System#nanoTime()}
     */
    CacheFirst(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * For whom the feed has to wait still, in words; empty where it may begin.
     *
     * @param behind records that the stream which fills the cache has not committed yet
     */
    Optional<String> missing(long behind) {
        if (behind <= BACKLOG) {
            return Optional.empty();
        }
        if (begun == null) {
            begun = nanoTime.getAsLong();
        }
        return nanoTime.getAsLong() - begun >= LONGEST.toNanos()
                ? Optional.empty()
                : Optional.of("the cache, which comes first until no more than " + BACKLOG + " records wait for it");
    }
}
