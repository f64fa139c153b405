package io.swarmstatus.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the engine should find out, counted from the simulator's own state and not from what it serves.
 *
 * @param version raft index at which all of it was true at once; what is served at this index carries no higher {@code
 *     Version.Index}, and a lower one where the last change was a removal
 * @param nodes by hostname
 * @param services by name
 */
public record SwarmTruth(long version, SortedMap<String, NodeTruth> nodes, SortedMap<String, ServiceTruth> services) {

    /**
     * What the tasks of a node amount to.
     *
     * @param reservedNanoCpus sum over the tasks that hold reservations on it ({@code pending < state <= running},
     *     whatever their desired state), in nano-CPUs
     * @param reservedMemoryBytes the same, in bytes
     * @param runningTasks tasks that run and are meant to; 0 of a node that is down
     */
    public record NodeTruth(long reservedNanoCpus, long reservedMemoryBytes, int runningTasks) {}

    /**
     * What the tasks of a service amount to.
     *
     * @param desired as {@code ServiceStatus.DesiredTasks} of the service says
     * @param running tasks that run and are meant to, on nodes that are not down
     */
    public record ServiceTruth(int desired, int running) {}

    /**
     * What is so of one node.
     *
     * @throws IllegalArgumentException if there is no such node
     */
    public NodeTruth node(String hostname) {
        return require(nodes.get(hostname), hostname);
    }

    /**
     * What is so of one service.
     *
     * @throws IllegalArgumentException if there is no such service
     */
    public ServiceTruth service(String name) {
        return require(services.get(name), name);
    }

    private static <T> T require(@Nullable T truth, String name) {
        if (truth == null) {
            throw new IllegalArgumentException("nothing is called " + name);
        }
        return truth;
    }

    static SwarmTruth of(SwarmView view) {
        Map<String, SwarmNode> nodes = view.nodes().stream().collect(Collectors.toMap(SwarmNode::id, node -> node));
        Map<String, Resources> reserved = new HashMap<>();
        Map<String, Integer> runningOnNode = new HashMap<>();
        Map<String, Integer> runningOfService = new HashMap<>();
        for (SwarmTask task : view.tasks()) {
            if (task.nodeId() == null) {
                continue;
            }
            if (task.state().holdsReservations()) {
                reserved.merge(task.nodeId(), task.spec().reservations(), Resources::plus);
            }
            var node = nodes.get(task.nodeId());
            if (task.isRunning() && node != null && !node.isDown()) {
                runningOnNode.merge(node.id(), 1, Integer::sum);
                runningOfService.merge(task.serviceId(), 1, Integer::sum);
            }
        }
        SortedMap<String, NodeTruth> byHostname = new TreeMap<>();
        for (SwarmNode node : view.nodes()) {
            var sum = reserved.getOrDefault(node.id(), Resources.NONE);
            var running = runningOnNode.getOrDefault(node.id(), 0);
            byHostname.put(node.hostname(), new NodeTruth(sum.nanoCpus(), sum.memoryBytes(), running));
        }
        SortedMap<String, ServiceTruth> byName = new TreeMap<>();
        var statuses = ServiceStatus.of(view);
        for (SwarmService service : view.services()) {
            var desired =
                    statuses.getOrDefault(service.id(), ServiceStatus.NONE).desired();
            byName.put(service.name(), new ServiceTruth(desired, runningOfService.getOrDefault(service.id(), 0)));
        }
        return new SwarmTruth(view.version(), byHostname, byName);
    }
}
