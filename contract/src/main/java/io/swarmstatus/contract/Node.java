package io.swarmstatus.contract;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node of the swarm.
 *
 * @param role "manager" or "worker": what the node is, not what it is meant to become
 * @param isManager whether it has a {@code ManagerStatus}
 * @param isLeader whether it is the raft leader
 * @param availability "active", "pause" or "drain" ({@code Spec.Availability})
 * @param state "ready", "down", "unknown" or "disconnected" ({@code Status.State})
 * @param reachability of a manager: "reachable", "unreachable" or "unknown"; null of a worker
 * @param addr the address that the leader sees it at ({@code Status.Addr}); null where the engine does not tell
 * @param cpuCount CPUs, to two decimals ({@code Description.Resources.NanoCPUs})
 * @param memoryGb GiB, to two decimals ({@code Description.Resources.MemoryBytes})
 * @param runningTasks tasks that run, are meant to, and whose node is not down
 * @param availableCapacity how many more tasks of 100,000,000 nano-CPUs and 100,000,000 bytes fit; 0 where the
 *     scheduler would place none
 * @param labels the swarm's labels of the node ({@code Spec.Labels})
 */
public record Node(
        String id,
        String hostname,
        String role,
        boolean isManager,
        boolean isLeader,
        String availability,
        String state,
        @Nullable String reachability,
        @Nullable String addr,
        @Nullable String engineVersion,
        double cpuCount,
        double memoryGb,
        int runningTasks,
        long availableCapacity,
        ResourceUsage resourceUsage,
        Map<String, String> labels,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public Node {
        Check.notNegative("cpu_count", cpuCount);
        Check.notNegative("memory_gb", memoryGb);
        Check.notNegative("running_tasks", runningTasks);
        Check.notNegative("available_capacity", availableCapacity);
        labels = Map.copyOf(labels);
    }
}
