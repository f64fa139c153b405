package io.swarmstatus.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is known of how far the stream is behind the end of its topic. */
interface Progress {

    /** Knowledge that is older than this is none. */
    Duration LONGEST_AGE = Duration.ofSeconds(15);

    /**
     * The latest moment, by the sink's clock, of which it is sure that all published before on this partition was
     * processed; empty where none is known.
     */
    Optional<Instant> processedUpTo(int partition);

    /** Whether what is processed now was published just now, rather than while nobody listened. */
    default boolean isLive(int partition, Instant now) {
        return processedUpTo(partition)
                .filter(upTo -> upTo.isAfter(now.minus(LONGEST_AGE)))
                .isPresent();
    }
}
