package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.util.Objects;

/** Whether two snapshots tell the same. */
final class SnapshotChange {

    private SnapshotChange() {}

    /** Whether anything differs but when, why and how quickly they were taken. */
    static boolean between(Snapshot one, Snapshot other) {
        return one.swarmVersion() != other.swarmVersion()
                || one.condition() != other.condition()
                || !Objects.equals(one.errorDetail(), other.errorDetail())
                || !Objects.equals(one.clusterId(), other.clusterId())
                || !one.collectedBy().equals(other.collectedBy())
                || !one.nodes().equals(other.nodes())
                || !one.services().equals(other.services())
                || !one.tasks().equals(other.tasks());
    }
}
