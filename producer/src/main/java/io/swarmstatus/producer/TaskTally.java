package io.swarmstatus.producer;

import io.swarmstatus.contract.TaskCounts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the swarm's tasks as they stream past: what they reserve and where they run. It grows with the nodes and
 * services, not with the tasks.
 */
final class TaskTally {

    private final Set<String> downNodes;
    private final Map<String, NodeLoad> nodes = new HashMap<>();
    private final Map<String, ServiceLoad> services = new HashMap<>();
    private int running;
    private int pending;
    private int failed;
    private int moving;
    private int placing;
    private long version;

    /**
     * @param downNodes ids of nodes that are down: the engine keeps their tasks as running for up to 24 hours
     */
    TaskTally(Set<String> downNodes) {
        this.downNodes = downNodes;
    }

    void add(EngineTask task) {
        version = Math.max(version, task.version());
        var node = node(task); // each is looked up once: there may be 100,000 tasks
        var service = service(task);
        if (task.holdsReservation()) {
            node.reserve(task.reserved());
        }
        if (task.desiredState() == TaskState.RUNNING) {
            service.wanted++;
        }
        if (task.isMoving() && !downNodes.contains(task.nodeId())) {
            moving++;
            placing += task.nodeId().isEmpty() ? 1 : 0;
        }
        if (runs(task)) {
            running++;
            node.running++;
            service.running++;
        } else if (task.state().isBeforeRunning() && task.isWanted()) {
            pending++;
        } else if (task.state() == TaskState.FAILED || task.state() == TaskState.REJECTED) {
            failed++;
        }
    }

    NodeLoad onNode(String nodeId) {
        return nodes.getOrDefault(nodeId, new NodeLoad());
    }

    ServiceLoad ofService(String serviceId) {
        return services.getOrDefault(serviceId, new ServiceLoad());
    }

    TaskCounts counts() {
        return new TaskCounts(running, pending, failed);
    }

    /** Whether tasks are on their way to another state. */
    boolean isMoving() {
        return moving > 0;
    }

    /** Whether all tasks that are on their way have no node yet: if none takes them, they stay so. */
    boolean isWaiting() {
        return moving > 0 && moving == placing;
    }

    /** The highest raft index among the tasks. */
    long version() {
        return version;
    }

    private boolean runs(EngineTask task) {
        return task.state() == TaskState.RUNNING
                && task.desiredState() == TaskState.RUNNING
                && !downNodes.contains(task.nodeId());
    }

    private NodeLoad node(EngineTask task) {
        return nodes.computeIfAbsent(task.nodeId(), _ -> new NodeLoad());
    }

    private ServiceLoad service(EngineTask task) {
        return services.computeIfAbsent(task.serviceId(), _ -> new ServiceLoad());
    }

    /** What the tasks on one node come to. */
    static final class NodeLoad {
        private long nanoCpus;
        private long memoryBytes;
        private int running;

        Resources reserved() {
            return new Resources(nanoCpus, memoryBytes);
        }

        int running() {
            return running;
        }

        private void reserve(Resources more) {
            nanoCpus += more.nanoCpus();
            memoryBytes += more.memoryBytes();
        }
    }

    /** What the tasks of one service come to. */
    static final class ServiceLoad {
        private long running;
        private long wanted;

        long running() {
            return running;
        }

        /** Tasks that are meant to run, whether they do or not. */
        long wanted() {
            return wanted;
        }
    }
}
