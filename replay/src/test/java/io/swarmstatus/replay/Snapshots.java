package io.swarmstatus.replay;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Snapshots of a swarm of two nodes. */
final class Snapshots {

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    private Snapshots() {}

    static Snapshot good(String swarm, Instant collectedAt) {
        return with(swarm, collectedAt, "ready", 4);
    }

    /** One whose worker is in this state, and whose service is to have so many tasks, all of which run. */
    static Snapshot with(String swarm, Instant collectedAt, String workerState, int tasks) {
        var manager = node("n1", "manager-1", true, "ready");
        var worker = node("n2", "worker-1", false, workerState);
        var service = new Service("s1", "shop_web", "shop", "replicated", "web:3", tasks, tasks, "completed");
        var metrics = new PerformanceMetrics(0.042, collectedAt.plusMillis(42), false, List.of());
        return Snapshot.healthy(
                origin(swarm, collectedAt),
                "cluster",
                7,
                List.of(manager, worker),
                List.of(service),
                new TaskCounts(tasks, 0, 1),
                metrics);
    }

    static Snapshot failed(String swarm, Instant collectedAt) {
        var metrics = new PerformanceMetrics(0.042, collectedAt.plusMillis(42), true, List.of());
        return Snapshot.failed(origin(swarm, collectedAt), null, Failure.of(Condition.NO_QUORUM, null), metrics);
    }

    static byte[] json(Snapshot snapshot) {
        return CODEC.encode(snapshot);
    }

    private static Node node(String id, String hostname, boolean isManager, String state) {
        var usage = new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1);
        return new Node(
                id,
                hostname,
                isManager ? "manager" : "worker",
                isManager,
                isManager,
                "active",
                state,
                isManager ? "reachable" : null,
                "10.0.0.1",
                "29.1.0",
                4.0,
                8.0,
                2,
                35,
                usage,
                Map.of("zone", "a"),
                null,
                null);
    }

    private static Origin origin(String swarm, Instant collectedAt) {
        return new Origin(swarm, collectedAt, Trigger.INTERVAL, Duration.ofMinutes(2), Collector.UNKNOWN);
    }
}
