package io.swarmstatus.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a node could take a task, by the rules of the swarm's scheduler: ready, active, and with enough left to reserve.
 *
 * @param tasks how many such tasks it could take, one beside the other; 0 where it could take none
 * @param reasons why it could take none; empty where it could
 */
record NodeFit(
        String id,
        String hostname,
        boolean fits,
        long tasks,
        long availableCpuNanos,
        long availableMemoryBytes,
        List<Reason> reasons) {

    private static final double NANO = 1e9;
    private static final double MIB = 1 << 20;

    /** @param detail in words */
    record Reason(String reason, String detail) {}

    static NodeFit of(NodeFigures node, TaskDemand demand) {
        var cpu = Math.round(node.freeCpuCores() * NANO);
        var memory = Math.round(node.freeMemoryBytes());
        var reasons = reasons(node, demand, cpu, memory);
        var tasks =
                reasons.isEmpty() ? Math.min(times(cpu, demand.cpuNanos()), times(memory, demand.memoryBytes())) : 0;
        return new NodeFit(node.id(), node.hostname(), reasons.isEmpty(), tasks, cpu, memory, reasons);
    }

    private static List<Reason> reasons(NodeFigures node, TaskDemand demand, long cpu, long memory) {
        var reasons = new ArrayList<Reason>();
        if (!node.isReady()) {
            reasons.add(new Reason("not_ready", "its state is " + node.state()));
        }
        if (!node.availability().equals("active")) {
            reasons.add(new Reason("not_active", "its availability is " + node.availability()));
        }
        if (cpu < demand.cpuNanos()) {
            reasons.add(new Reason("cpu", words("%.2f of %.2f CPUs are free", cpu / NANO, demand.cpuNanos() / NANO)));
        }
        if (memory < demand.memoryBytes()) {
            reasons.add(
                    new Reason("memory", words("%.0f of %.0f MiB are free", memory / MIB, demand.memoryBytes() / MIB)));
        }
        return List.copyOf(reasons);
    }

    /** What is not asked for is never short. */
    private static long times(long available, long wanted) {
        return wanted == 0 ? Long.MAX_VALUE : available / wanted;
    }

    private static String words(String format, double available, double wanted) {
        return String.format(Locale.ROOT, format, available, wanted);
    }
}
