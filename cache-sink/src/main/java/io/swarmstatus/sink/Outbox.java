package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;

/** What the stream has to tell the cache. No call blocks; each may come repeatedly. */
interface Outbox {

    /** Gives a snapshot that is the newest of its kind, and news. */
    void offer(Snapshot snapshot);

    /** Gives one that was given before, in case that it was lost since; whatever is news may go before it. */
    void offerAgain(Snapshot snapshot);

    /**
     * Tells that nobody publishes a swarm's status any more.
     *
     * @param newest when its newest snapshot was collected
     */
    void tellSilence(String swarm, Instant newest);
}
