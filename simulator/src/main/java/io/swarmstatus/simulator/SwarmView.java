package io.swarmstatus.simulator;

import java.util.List;
import java.util.Optional;

/**
 * The whole swarm at one index of its raft log: one atomic read that never changes afterwards.
 *
 * @param version the index; no object's is higher, and none has it where the last change was a removal
 * @param nodes by ID, as a real engine lists them
 * @param services by ID
 * @param tasks by ID
 */
record SwarmView(long version, List<SwarmNode> nodes, List<SwarmService> services, List<SwarmTask> tasks) {

    Optional<SwarmNode> leader() {
        return nodes.stream().filter(SwarmNode::leader).findFirst();
    }

    Optional<SwarmNode> node(String hostname) {
        return nodes.stream().filter(node -> node.hostname().equals(hostname)).findFirst();
    }

    List<SwarmNode> managers() {
        return nodes.stream().filter(SwarmNode::manager).toList();
    }
}
