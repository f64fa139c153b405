package io.swarmstatus.changes;

import io.swarmstatus.contract.SwarmChange;
import java.util.List;

/**
 * What a snapshot has shown.
 *
 * @param baseline what the next one is to be compared with
 * @param changes in a fixed order: of the refresh, the leader, nodes by hostname, the quorum, services by name
 */
public record Detection(Baseline baseline, List<SwarmChange> changes) {

    public Detection {
        changes = List.copyOf(changes);
    }
}
