package io.swarmstatus.producer;

import io.swarmstatus.contract.TaskCounts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the swarm's tasks come to: in all, on each node, and of each service. */
final class TaskSums {

    private final Map<String, Integer> nodes;
    private final boolean[] isDown;
    private final long[] nanoCpus;
    private final long[] memoryBytes;
    private final int[] runningOn;
    private final Map<String, ServiceLoad> services = new HashMap<>();
    private final Set<String> moving = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private int running;
    private int pending;
    private int failed;
    private long version;

    /**
     * @param nodes a number for each node's ID, from 0 on, and for the empty one of those tasks that have none yet
     */
    TaskSums(Map<String, Integer> nodes, Set<String> downNodes) {
        this.nodes = Map.copyOf(nodes);
        this.isDown = new boolean[nodes.size()];
        this.nanoCpus = new long[nodes.size()];
        this.memoryBytes = new long[nodes.size()];
        this.runningOn = new int[nodes.size()];
        nodes.forEach((id, node) -> isDown[node] = downNodes.contains(id));
    }

    void add(String serviceId, TaskTally.Share share) {
        version = Math.max(version, share.version());
        pending += share.pending();
        failed += share.failed();
        var ofService = 0;
        for (var task = 0; task < share.placed(); task++) {
            var node = share.node(task);
            nanoCpus[node] += share.nanoCpus(task);
            memoryBytes[node] += share.memoryBytes(task);
            if (isDown[node]) {
                continue;
            }
            if (share.runs(task)) {
                runningOn[node]++;
                ofService++;
            }
            if (share.moves(task)) {
                moving.add(serviceId);
            }
            if (share.waits(task)) {
                waiting.add(serviceId);
            }
        }
        services.put(serviceId, new ServiceLoad(ofService, share.wanted()));
        running += ofService;
    }

    NodeLoad onNode(String nodeId) {
        var node = nodes.get(nodeId);
        return node == null
                ? NodeLoad.NONE
                : new NodeLoad(new Resources(nanoCpus[node], memoryBytes[node]), runningOn[node]);
    }

    ServiceLoad ofService(String serviceId) {
        return services.getOrDefault(serviceId, ServiceLoad.NONE);
    }

    TaskCounts counts() {
        return new TaskCounts(running, pending, failed);
    }

    /** IDs of services of which tasks that have a place on a node are on their way to another state. */
    Set<String> moving() {
        return moving;
    }

    /** IDs of services of which tasks wait for a place on a node: if none has room for them, they stay so. */
    Set<String> waiting() {
        return waiting;
    }

    /** The highest raft index among the tasks. */
    long version() {
        return version;
    }

    /** What the tasks on one node come to. */
    record NodeLoad(Resources reserved, int running) {
        static final NodeLoad NONE = new NodeLoad(Resources.NONE, 0);
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
