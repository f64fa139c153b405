package io.swarmstatus.producer;

import static java.util.stream.Collectors.toSet;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Counts the swarm's tasks as they stream past, by service, so that the tasks of some services can be counted anew without those
 * of the others. Of each task that is somewhere, or is to be, it keeps some twenty bytes.
 */
final class TaskTally {

    private final Map<String, Share> services;

    /** A number for each node's ID; only added to, and shared by all tallies that come from one. */
    private final Map<String, Integer> nodes;

    TaskTally() {
        this(new HashMap<>(), new HashMap<>());
    }

    private TaskTally(Map<String, Share> services, Map<String, Integer> nodes) {
        this.services = services;
        this.nodes = nodes;
    }

    void add(EngineTask task) {
        var node = nodes.computeIfAbsent(task.nodeId(), _ -> nodes.size());
        services.computeIfAbsent(task.serviceId(), _ -> new Share()).add(task, node);
    }

    /** One in which the tasks of these services are still to be counted; this one stays as it is. */
    TaskTally without(Set<String> serviceIds) {
        var others = new HashMap<>(services);
        serviceIds.forEach(others::remove);
        return new TaskTally(others, nodes);
    }

    /**
     * What all of it comes to.
     *
     * @param downNodes ids of nodes that are down: the engine keeps their tasks as running for up to 24 hours
     */
    TaskSums sums(Set<String> downNodes) {
        var sums = new TaskSums(nodes, downNodes);
        services.forEach(sums::add);
        return sums;
    }

    /** IDs of those of these services of whose tasks the engine counted more as running than there are here, or fewer. */
    Set<String> countedOtherwise(Collection<EngineService> counted) {
        return counted.stream()
                .filter(service -> service.counts() != null && service.counts().running() != running(service.id()))
                .map(EngineService::id)
                .collect(toSet());
    }

    /** Those in that state, whatever they are meant to become and wherever they are: so the engine counts. */
    private int running(String serviceId) {
        var share = services.get(serviceId);
        return share == null ? 0 : share.running;
    }

    /** IDs of services that have tasks on any of these nodes. */
    Set<String> servicesOn(Set<String> nodeIds) {
        var wanted = nodeIds.stream().filter(nodes::containsKey).map(nodes::get).collect(toSet());
        return services.entrySet().stream()
                .filter(service -> service.getValue().isOnAny(wanted))
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** What is known of one service's tasks; not changed any more once all of them were added. */
    static final class Share {

        private static final byte RUNS = 1;
        private static final byte MOVES = 2;
        private static final byte WAITS = 4;

        private int[] nodes = new int[4];
        private long[] nanoCpus = new long[4];
        private long[] memoryBytes = new long[4];
        private byte[] states = new byte[4];
        private int placed;
        private long wanted;
        private int running;
        private int pending;
        private int failed;
        private long version;

        private void add(EngineTask task, int node) {
            version = Math.max(version, task.version());
            if (task.desiredState() == TaskState.RUNNING) {
                wanted++;
            }
            if (task.state().isBeforeRunning() && task.isWanted()) {
                pending++;
            } else if (task.state() == TaskState.FAILED || task.state() == TaskState.REJECTED) {
                failed++;
            }
            if (task.state() == TaskState.RUNNING) {
                running++;
            }
            var runs = task.state() == TaskState.RUNNING && task.desiredState() == TaskState.RUNNING;
            if (runs || task.isMoving() || task.holdsReservation()) {
                var way = task.isWaiting() ? WAITS : task.isMoving() ? MOVES : 0;
                place(node, task.holdsReservation() ? task.reserved() : Resources.NONE, (byte)
                        ((runs ? RUNS : 0) | way));
            }
        }

        private void place(int node, Resources reserved, byte state) {
            if (placed == nodes.length) {
                var more = placed + placed / 2;
                nodes = Arrays.copyOf(nodes, more);
                nanoCpus = Arrays.copyOf(nanoCpus, more);
                memoryBytes = Arrays.copyOf(memoryBytes, more);
                states = Arrays.copyOf(states, more);
            }
            nodes[placed] = node;
            nanoCpus[placed] = reserved.nanoCpus();
            memoryBytes[placed] = reserved.memoryBytes();
            states[placed] = state;
            placed++;
        }

        private boolean isOnAny(Set<Integer> wantedNodes) {
            return !wantedNodes.isEmpty() && Arrays.stream(nodes, 0, placed).anyMatch(wantedNodes::contains);
        }

        /** How many tasks are on a node, or are to be; they are numbered from 0. */
        int placed() {
            return placed;
        }

        /** The number of its node; that of the empty ID where it has none yet. */
        int node(int task) {
            return nodes[task];
        }

        /** What it reserves there. */
        long nanoCpus(int task) {
            return nanoCpus[task];
        }

        long memoryBytes(int task) {
            return memoryBytes[task];
        }

        /** Whether it runs and is meant to, if the node is up. */
        boolean runs(int task) {
            return (states[task] & RUNS) != 0;
        }

        /** Whether it is on its way to another state, if the node is up, and has a place there. */
        boolean moves(int task) {
            return (states[task] & MOVES) != 0;
        }

        /** Whether it waits for a place on a node. */
        boolean waits(int task) {
            return (states[task] & WAITS) != 0;
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
}
