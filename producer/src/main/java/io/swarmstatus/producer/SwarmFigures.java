package io.swarmstatus.producer;

import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.TaskCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The swarm's figures, worked out from the engine's three lists.
 *
 * @param version the highest raft index among the objects read
 */
record SwarmFigures(long version, List<Node> nodes, List<Service> services, TaskCounts tasks) {

    /** {@code available_capacity} counts tasks of this size. */
    private static final Resources TYPICAL_TASK = new Resources(100_000_000, 100_000_000);

    private static final long NANOS_PER_CPU = 1_000_000_000;
    private static final long BYTES_PER_GIB = 1L << 30;

    static SwarmFigures of(List<EngineNode> nodes, List<EngineService> services, TaskSums tasks) {
        var versions = LongStream.concat(
                nodes.stream().mapToLong(EngineNode::version), services.stream().mapToLong(EngineService::version));
        return new SwarmFigures(
                Math.max(tasks.version(), versions.max().orElse(0)),
                nodes.stream().map(node -> node(node, tasks.onNode(node.id()))).toList(),
                services.stream()
                        .map(service -> service(service, tasks.ofService(service.id())))
                        .toList(),
                tasks.counts());
    }

    private static Node node(EngineNode node, TaskSums.NodeLoad load) {
        var manager = node.manager();
        var usage = usage(node, load.reserved());
        return new Node(
                node.id(),
                node.hostname(),
                manager == null ? "worker" : "manager",
                manager != null,
                node.isLeader(),
                node.availability(),
                node.status().state(),
                manager == null ? null : manager.reachability(),
                node.addr(),
                node.engineVersion(),
                twoDecimals(BigDecimal.valueOf(node.nanoCpus()), NANOS_PER_CPU),
                twoDecimals(BigDecimal.valueOf(node.memoryBytes()), BYTES_PER_GIB),
                load.running(),
                node.isSchedulable() ? capacity(usage) : 0,
                usage,
                node.labels(),
                node.createdAt(),
                node.updatedAt());
    }

    private static ResourceUsage usage(EngineNode node, Resources reserved) {
        return new ResourceUsage(
                reserved.nanoCpus(),
                reserved.memoryBytes(),
                Math.max(0, node.nanoCpus() - reserved.nanoCpus()),
                Math.max(0, node.memoryBytes() - reserved.memoryBytes()),
                percent(reserved.nanoCpus(), node.nanoCpus()),
                percent(reserved.memoryBytes(), node.memoryBytes()));
    }

    private static long capacity(ResourceUsage usage) {
        return Math.min(
                usage.availableCpuNanos() / TYPICAL_TASK.nanoCpus(),
                usage.availableMemoryBytes() / TYPICAL_TASK.memoryBytes());
    }

    private static Service service(EngineService service, TaskSums.ServiceLoad load) {
        return new Service(
                service.id(),
                service.name(),
                service.stack(),
                service.mode().wireName(),
                service.image(),
                desired(service, load),
                load.running(),
                service.updateState());
    }

    /** A job wants fewer tasks the more of them are done: a finished one is not a service that fails to run. */
    private static long desired(EngineService service, TaskSums.ServiceLoad load) {
        var counts = service.counts();
        return switch (service.mode()) {
            case ServiceMode.Replicated(var replicas) -> replicas;
            case ServiceMode.ReplicatedJob(var completions, var atATime)
            when counts != null -> Math.clamp(completions - counts.completed(), 0, atATime);
            case ServiceMode.ReplicatedJob _ -> load.wanted();
            case ServiceMode.Global _, ServiceMode.GlobalJob _ -> counts == null ? load.wanted() : counts.desired();
        };
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : twoDecimals(BigDecimal.valueOf(part).scaleByPowerOfTen(2), whole);
    }

    private static double twoDecimals(BigDecimal amount, long unit) {
        return amount.divide(BigDecimal.valueOf(unit), 2, RoundingMode.HALF_UP).doubleValue();
    }
}
