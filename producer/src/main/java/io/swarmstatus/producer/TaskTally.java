package io.swarmstatus.producer;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Adds up the swarm's tasks as they stream past, by service and node, so that the tasks of some services can be counted anew
 * without those of the others.
 */
final class TaskTally {

    private final Map<String, Share> services;

    /** The ID of each node once, however many services have tasks there. */
    private final Map<String, String> nodeIds;

    TaskTally() {
        this(new HashMap<>(), new HashMap<>());
    }

    private TaskTally(Map<String, Share> services, Map<String, String> nodeIds) {
        this.services = services;
        this.nodeIds = nodeIds;
    }

    void add(EngineTask task) {
        var nodeId = nodeIds.computeIfAbsent(task.nodeId(), id -> id);
        services.computeIfAbsent(task.serviceId(), _ -> new Share()).add(task, nodeId);
    }

    /** One in which the tasks of these services are still to be counted; this one stays as it is. */
    TaskTally without(Set<String> serviceIds) {
        var others = new HashMap<>(services);
        serviceIds.forEach(others::remove);
        return new TaskTally(others, nodeIds);
    }

    /**
     * What all of it comes to.
     *
     * @param downNodes ids of nodes that are down: the engine keeps their tasks as running for up to 24 hours
     */
    TaskSums sums(Set<String> downNodes) {
        var sums = new TaskSums(downNodes);
        services.forEach(sums::add);
        return sums;
    }

    /** IDs of services that have tasks on any of these nodes, be they ended. */
    Set<String> servicesOn(Set<String> nodes) {
        return services.entrySet().stream()
                .filter(service -> service.getValue().isOnAny(nodes))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** What the tasks of one service come to; not changed any more once all of them were added. */
    static final class Share {

        private final Map<String, Load> nodes = new HashMap<>();
        private long wanted;
        private int pending;
        private int failed;
        private long version;

        private void add(EngineTask task, String nodeId) {
            version = Math.max(version, task.version());
            nodes.computeIfAbsent(nodeId, _ -> new Load()).add(task);
            if (task.desiredState() == TaskState.RUNNING) {
                wanted++;
            }
            if (task.state().isBeforeRunning() && task.isWanted()) {
                pending++;
            } else if (task.state() == TaskState.FAILED || task.state() == TaskState.REJECTED) {
                failed++;
            }
        }

        private boolean isOnAny(Set<String> nodeIds) {
            return nodeIds.stream().anyMatch(nodes::containsKey);
        }

        /** By node; those that have none yet by the empty text. */
        Map<String, Load> nodes() {
            return nodes;
        }

        /** Tasks that are meant to run, whether they do or not. */
        long wanted() {
            return wanted;
        }

        int pending() {
            return pending;
        }

        int failed() {
            return failed;
        }

        /** The highest raft index among them. */
        long version() {
            return version;
        }
    }

    /** What the tasks of one service on one node come to. */
    static final class Load {

        private long nanoCpus;
        private long memoryBytes;
        private int running;
        private int moving;

        private void add(EngineTask task) {
            if (task.holdsReservation()) {
                nanoCpus += task.reserved().nanoCpus();
                memoryBytes += task.reserved().memoryBytes();
            }
            if (task.state() == TaskState.RUNNING && task.desiredState() == TaskState.RUNNING) {
                running++;
            }
            if (task.isMoving()) {
                moving++;
            }
        }

        Resources reserved() {
            return new Resources(nanoCpus, memoryBytes);
        }

        /** Tasks that run and are meant to, if the node is up. */
        int running() {
            return running;
        }

        /** Tasks that are on their way to another state, if the node is up. */
        int moving() {
            return moving;
        }
    }
}
