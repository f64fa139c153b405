package io.swarmstatus.api;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** How often one swarm's status was answered from each tier. */
final class HitCounts {

    private final Instant since;
    private final LongAdder primary = new LongAdder();
    private final LongAdder backup = new LongAdder();
    private final LongAdder unavailable = new LongAdder();

    /** @param since when the counting began */
    HitCounts(Instant since) {
        this.since = since;
    }

    void count(ServedTier tier) {
        switch (tier) {
            case PRIMARY -> primary.increment();
            case BACKUP -> backup.increment();
            case UNAVAILABLE -> unavailable.increment();
        }
    }

    Hits tally() {
        return new Hits(primary.sum(), backup.sum(), unavailable.sum(), since);
    }
}
