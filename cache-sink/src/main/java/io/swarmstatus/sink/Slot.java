package io.swarmstatus.sink;

import io.swarmstatus.contract.Snapshot;

/**
 * The place that a snapshot competes for: of each swarm the newest good one counts, and the newest failure.
 *
 * @param swarm the swarm's name
 * @param failure whether this is the place of the failure
 */
record Slot(String swarm, boolean failure) {

    /** The slot of this snapshot. */
    static Slot of(Snapshot snapshot) {
        return new Slot(snapshot.swarm(), !snapshot.swarmActive());
    }

    /** The other one of the same swarm. */
    Slot opposite() {
        return new Slot(swarm, !failure);
    }

    /** As the key of a store: no swarm's name has a slash in it. */
    String key() {
        return failure ? swarm + "/failure" : swarm;
    }
}
