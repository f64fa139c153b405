package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;
import java.time.Instant;

/** What the stream has to tell the cache. Neither call blocks; both may come repeatedly. */
interface Outbox {

    /** Gives a snapshot that is the newest of its kind. */
    void offer(Snapshot snapshot);

    /**
     * Tells that nobody publishes a swarm's status any more.
     *
     * @param newest when its newest snapshot was collected
     */
    void tellSilence(String swarm, Instant newest);
}
