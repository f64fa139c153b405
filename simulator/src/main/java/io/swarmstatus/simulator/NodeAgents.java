package io.swarmstatus.simulator;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the nodes do with their tasks: each takes one step towards what it is meant to become. Nothing is heard of the
 * tasks of a node that is not ready, so they stay as they were last seen.
 */
final class NodeAgents {

    private final SwarmStore store;

    NodeAgents(SwarmStore store) {
        this.store = store;
    }

    void report() {
        var ready = store.nodes().stream()
                .filter(node -> node.state() == NodeState.READY)
                .map(SwarmNode::id)
                .collect(Collectors.toSet());
        for (SwarmTask task : store.tasks()) {
            var next = next(task, ready);
            if (next != task.state()) {
                store.put(task.withStatus(TaskStatus.of(next, store.now())));
            }
        }
    }

    private static TaskState next(SwarmTask task, Set<String> ready) {
        var state = task.state();
        if (state == TaskState.NEW) {
            return TaskState.PENDING;
        }
        var isHeardOf = task.nodeId() != null && ready.contains(task.nodeId());
        if (state == TaskState.PENDING || state.isFinished() || !isHeardOf) {
            return state;
        }
        if (!task.isWanted()) {
            return TaskState.SHUTDOWN;
        }
        return state.isBefore(task.desired()) ? state.next() : state;
    }
}
