package io.swarmstatus.producer;

import io.swarmstatus.contract.TaskCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the swarm's tasks come to: in all, on each node, and of each service. */
final class TaskSums {

    private final Set<String> downNodes;
    private final Map<String, NodeLoad> nodes = new HashMap<>();
    private final Map<String, ServiceLoad> services = new HashMap<>();
    private final Set<String> moving = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private int running;
    private int pending;
    private int failed;
    private long version;

    TaskSums(Set<String> downNodes) {
        this.downNodes = downNodes;
    }

    void add(String serviceId, TaskTally.Share share) {
        version = Math.max(version, share.version());
        pending += share.pending();
        failed += share.failed();
        var ofService = 0L;
        for (var placed : share.nodes().entrySet()) {
            var nodeId = placed.getKey();
            var load = placed.getValue();
            var isDown = downNodes.contains(nodeId);
            var runs = isDown ? 0 : load.running();
            ofService += runs;
            nodes.computeIfAbsent(nodeId, _ -> new NodeLoad()).add(load, runs);
            if (load.moving() > 0 && !isDown) {
                (nodeId.isEmpty() ? waiting : moving).add(serviceId);
            }
        }
        services.put(serviceId, new ServiceLoad(ofService, share.wanted()));
        running += Math.toIntExact(ofService);
    }

    NodeLoad onNode(String nodeId) {
        return nodes.getOrDefault(nodeId, new NodeLoad());
    }

    ServiceLoad ofService(String serviceId) {
        return services.getOrDefault(serviceId, ServiceLoad.NONE);
    }

    TaskCounts counts() {
        return new TaskCounts(running, pending, failed);
    }

    /** IDs of services of which tasks on a node are on their way to another state. */
    Set<String> moving() {
        return moving;
    }

    /** IDs of services of which tasks have no node yet: if none takes them, they stay so. */
    Set<String> waiting() {
        return waiting;
    }

    /** The highest raft index among the tasks. */
    long version() {
        return version;
    }

    /** What the tasks on one node come to. */
    static final class NodeLoad {

        private Resources reserved = Resources.NONE;
        private int running;

        private void add(TaskTally.Load load, int runs) {
            reserved = reserved.plus(load.reserved());
            running += runs;
        }

        Resources reserved() {
            return reserved;
        }

        int running() {
            return running;
        }
    }

    /**
     * What the tasks of one service come to.
     *
     * @param wanted tasks that are meant to run, whether they do or not
     */
    record ServiceLoad(long running, long wanted) {
        static final ServiceLoad NONE = new ServiceLoad(0, 0);
    }
}
