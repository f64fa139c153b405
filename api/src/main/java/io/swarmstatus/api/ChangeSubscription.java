package io.swarmstatus.api;

import java.time.Duration;
import java.util.List;

/**
 * One who streams a swarm's changes.
 *
 * @param partition where they are on the topic
 * @param from the first offset that it has not got yet
 */
record ChangeSubscription(ChangeRing ring, int partition, long from) implements AutoCloseable {

    /** From this offset on changes are in the ring now; those before it have to be read. */
    long liveFrom() {
        return Math.max(from, ring.firstOffset());
    }

    /** The changes from an offset on, as {@link ChangeRing#from}. */
    List<LiveChange> from(long offset, Duration limit)
            throws InterruptedException, ChangeRing.EndedException, ChangeRing.BehindException {
        return ring.from(offset, limit);
    }

    @Override
    public void close() {
        ring.leave();
    }
}
