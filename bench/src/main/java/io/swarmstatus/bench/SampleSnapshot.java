package io.swarmstatus.bench;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Good snapshots of a swarm in which nothing happens: 3.4 KB of JSON with 5 nodes, 113 KB with 200. */
final class SampleSnapshot {

    private SampleSnapshot() {}

    /** One of so many nodes, and as many services. */
    static Snapshot of(String swarm, int nodes, Instant collectedAt) {
        var collector = new Collector("node-0", "node-0", true, "29.1.0", "1.44");
        var origin = new Origin(swarm, collectedAt, Trigger.POLL, Duration.ofMinutes(2), collector);
        return Snapshot.healthy(
                origin,
                "cluster",
                collectedAt.toEpochMilli(),
                IntStream.range(0, nodes).mapToObj(SampleSnapshot::node).toList(),
                IntStream.range(0, nodes)
                        .mapToObj(number -> new Service(
                                "s" + number, "web-" + number, "shop", "replicated", "web:3", 4, 4, "completed"))
                        .toList(),
                new TaskCounts(4 * nodes, 0, 0),
                new PerformanceMetrics(0.042, collectedAt, false, List.of()));
    }

    private static Node node(int number) {
        var leads = number == 0;
        return new Node(
                "node-" + number,
                "node-" + number,
                leads ? "manager" : "worker",
                leads,
                leads,
                "active",
                "ready",
                leads ? "reachable" : null,
                "10.0.0." + number,
                "29.1.0",
                4.0,
                8.0,
                5,
                35,
                new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1),
                Map.of("zone", "a"),
                null,
                null);
    }
}
