package io.swarmstatus.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task would fit in a swarm.
 *
 * @param collectedAt of the figures; null without any
 * @param source of the figures, as {@code cache_info.source}
 * @param error why there are none; null where there are
 * @param fitting how many nodes could take it
 * @param tasks how many such tasks fit in all
 * @param nodes those first that could take most
 */
record FitReport(
        String swarm,
        @Nullable Instant collectedAt,
        String source,
        @Nullable String error,
        long cpuNanos,
        long memoryBytes,
        long fitting,
        long tasks,
        List<NodeFit> nodes) {

    static FitReport of(String swarm, String source, @Nullable StoredSnapshot snapshot, TaskDemand demand) {
        var nodes = snapshot == null
                ? List.<NodeFit>of()
                : snapshot.figures().nodes().stream()
                        .map(node -> NodeFit.of(node, demand))
                        .sorted(Comparator.comparingLong(NodeFit::tasks).reversed())
                        .toList();
        return new FitReport(
                swarm,
                snapshot == null ? null : snapshot.collectedAt(),
                source,
                snapshot == null ? UnavailableDocument.ERROR : snapshot.error(),
                demand.cpuNanos(),
                demand.memoryBytes(),
                nodes.stream().filter(NodeFit::fits).count(),
                nodes.stream().mapToLong(NodeFit::tasks).sum(),
                nodes);
    }
}
