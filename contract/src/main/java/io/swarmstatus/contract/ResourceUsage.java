package io.swarmstatus.contract;

/**
 * What the tasks on a node reserve and what is left to reserve, as the swarm's scheduler counts it.
 *
 * @param usedCpuNanos reserved, in nano-CPUs
 * @param usedMemoryBytes reserved, in bytes
 * @param availableCpuNanos left of the node's capacity, never below 0
 * @param availableMemoryBytes left of the node's capacity, never below 0
 * @param usedCpuPercent of the node's capacity, to two decimals; 0 where it has none
 * @param usedMemoryPercent of the node's capacity, to two decimals; 0 where it has none
 */
public record ResourceUsage(
        long usedCpuNanos,
        long usedMemoryBytes,
        long availableCpuNanos,
        long availableMemoryBytes,
        double usedCpuPercent,
        double usedMemoryPercent) {

    public ResourceUsage {
        Check.notNegative("used_cpu_nanos", usedCpuNanos);
        Check.notNegative("used_memory_bytes", usedMemoryBytes);
        Check.notNegative("available_cpu_nanos", availableCpuNanos);
        Check.notNegative("available_memory_bytes", availableMemoryBytes);
        Check.notNegative("used_cpu_percent", usedCpuPercent);
        Check.notNegative("used_memory_percent", usedMemoryPercent);
    }
}
