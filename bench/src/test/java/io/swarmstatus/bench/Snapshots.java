package io.swarmstatus.bench;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Snapshots of a swarm of one node, one service and four tasks, three of which run. */
final class Snapshots {

    static final Expectation EXPECTATION = new Expectation(1, 1, 1, 4, 600, 3, 5_000, 7_000);

    private static final Instant TIME = Instant.parse("2026-01-15T10:30:00Z");
    private static final Origin ORIGIN =
            new Origin("default", TIME, Trigger.STARTUP, Duration.ofMinutes(2), Collector.UNKNOWN);

    private Snapshots() {}

    static Snapshot right() {
        return healthy(3, 5_000);
    }

    static Snapshot healthy(int runningTasks, long usedCpuNanos) {
        var usage = new ResourceUsage(usedCpuNanos, 7_000, 0, 0, 0, 0);
        var node = new Node(
                "n1",
                "m1",
                "manager",
                true,
                true,
                "active",
                "ready",
                "reachable",
                null,
                null,
                4,
                8,
                3,
                0,
                usage,
                Map.of(),
                TIME,
                TIME);
        var service = new Service("s1", "web", null, "replicated", null, 4, 3, null);
        var calls = List.of(
                new Call("ping", 0.1, 2, 0),
                new Call("nodes", 0.1, 100, 1),
                new Call("services", 0.1, 200, 1),
                new Call("tasks", 0.1, 300, 4));
        return Snapshot.healthy(
                ORIGIN,
                "c1",
                9,
                List.of(node),
                List.of(service),
                new TaskCounts(runningTasks, 1, 0),
                new PerformanceMetrics(0.4, TIME, false, calls));
    }

    static Snapshot failed() {
        var failure = Failure.of(Condition.TIMED_OUT, "/tasks did not answer");
        return Snapshot.failed(ORIGIN, null, failure, new PerformanceMetrics(10, TIME, true, List.of()));
    }
}
