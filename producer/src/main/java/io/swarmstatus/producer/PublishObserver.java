package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;

/** Is told what becomes of what is to be published. */
interface PublishObserver {

    /** It is on the topic; it took so long from handing it to Kafka until all in-sync replicas had it. */
    void published(Snapshot snapshot, Duration latency);

    /** It is not, and is tried again or dropped. */
    void publishFailed();

    /** It was never on the topic and never will be: a newer one has taken its place. */
    void superseded();

    /** So many are still to be published. */
    void waiting(int count);
}
