package io.swarmstatus.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

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

    private static final long NANO = 1_000_000_000;
    private static final long MIB = 1 << 20;
    private static final int CPU_DIGITS = 2;
    private static final int MEMORY_DIGITS = 0;
    private static final int ENOUGH_DIGITS = 40;

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
            reasons.add(new Reason("cpu", shortage(cpu, demand.cpuNanos(), NANO, CPU_DIGITS) + " CPUs are free"));
        }
        if (memory < demand.memoryBytes()) {
            reasons.add(
                    new Reason("memory", shortage(memory, demand.memoryBytes(), MIB, MEMORY_DIGITS) + " MiB are free"));
        }
        return List.copyOf(reasons);
    }

    /** What is not asked for is never short. */
    private static long times(long available, long wanted) {
        return wanted == 0 ? Long.MAX_VALUE : available / wanted;
    }

    /** "3.50 of 3.60": so many digits, and more where it would read as enough otherwise. */
    static String shortage(long free, long wanted, long unit, int digits) {
        var less = inUnit(free, unit).setScale(digits, RoundingMode.DOWN);
        var more = inUnit(wanted, unit).setScale(digits, RoundingMode.HALF_UP);
        return less.compareTo(more) < 0
                ? less.toPlainString() + " of " + more.toPlainString()
                : shortage(free, wanted, unit, digits + 1);
    }

    /** Exactly: the units are a power of 10, and one of 2. */
    private static BigDecimal inUnit(long amount, long unit) {
        return BigDecimal.valueOf(amount).divide(BigDecimal.valueOf(unit), ENOUGH_DIGITS, RoundingMode.UNNECESSARY);
    }
}
