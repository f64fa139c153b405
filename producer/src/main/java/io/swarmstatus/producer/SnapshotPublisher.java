package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;

/** Where snapshots go. */
interface SnapshotPublisher extends AutoCloseable {

    /**
     * Publishes a snapshot and returns once it is safe.
     *
     * @throws PublishException if it is not known to be; publishing it again does no harm
     */
    void publish(Snapshot snapshot);

    @Override
    void close();
}
