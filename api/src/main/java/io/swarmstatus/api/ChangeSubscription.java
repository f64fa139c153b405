package io.swarmstatus.api;

import java.time.Duration;
import java.util.List;

/**
 * One who streams a swarm's changes.
 *
 * @param partition where they are on the topic
 * @param from the first offset that it has not got yet
 * @param liveFrom from this offset on they are in the ring; those before it have to be read
 */
record ChangeSubscription(ChangeRing ring, int partition, long from, long liveFrom) implements AutoCloseable {

    /** The changes from an offset on, as {@link ChangeRing#from}. */
    List<LiveChange> from(long offset, Duration limit) throws InterruptedException, ChangeRing.EndedException {
        return ring.from(offset, limit);
    }

    @Override
    public void close() {
        ring.leave();
    }
}
