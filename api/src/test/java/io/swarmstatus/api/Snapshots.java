package io.swarmstatus.api;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Snapshots of a small swarm that has a manager to spare, told apart by when they were collected. */
final class Snapshots {

    /** When the tests' time begins. */
    static final Instant START = Instant.parse("2026-01-15T10:30:00.123Z");

    private static final Collector COLLECTOR = new Collector("n1", "alpha", true, "29.1.0", "1.44");

    private Snapshots() {}

    static Snapshot good(Instant collectedAt) {
        return good(collectedAt, Duration.ofMillis(42), "alpha", "beta", "gamma");
    }

    static Snapshot good(Instant collectedAt, Duration refreshDuration, String... managers) {
        return good(SwarmName.DEFAULT, "cluster", collectedAt, refreshDuration, managers);
    }

    static Snapshot ofSwarm(String swarm, Instant collectedAt) {
        return good(swarm, "cluster", collectedAt, Duration.ofMillis(42), "alpha", "beta", "gamma");
    }

    static Snapshot ofCluster(String cluster, Instant collectedAt) {
        return good(SwarmName.DEFAULT, cluster, collectedAt, Duration.ofMillis(42), "alpha", "beta", "gamma");
    }

    private static Snapshot good(
            String swarm, String cluster, Instant collectedAt, Duration refreshDuration, String... managers) {
        return Snapshot.healthy(
                origin(swarm, collectedAt),
                cluster,
                1234,
                Stream.of(managers).map(Snapshots::manager).toList(),
                List.of(new Service("s1", "wéb ☃", "shop", "replicated", "web:3", 4, 4, "completed")),
                new TaskCounts(12, 0, 1),
                metrics(collectedAt, refreshDuration, false));
    }

    static Snapshot failed(Instant collectedAt) {
        return Snapshot.failed(
                origin(SwarmName.DEFAULT, collectedAt),
                null,
                Failure.of(Condition.DOCKER_UNREACHABLE, "connection refused"),
                metrics(collectedAt, Duration.ofMillis(1), true));
    }

    private static Origin origin(String swarm, Instant collectedAt) {
        return new Origin(swarm, collectedAt, Trigger.POLL, Duration.ofMinutes(2), COLLECTOR);
    }

    private static PerformanceMetrics metrics(Instant collectedAt, Duration duration, boolean failed) {
        var call = new PerformanceMetrics.Call("nodes", 0.02, 1234, 3);
        return new PerformanceMetrics(duration.toMillis() / 1000.0, collectedAt.plus(duration), failed, List.of(call));
    }

    private static Node manager(String hostname) {
        return new Node(
                "id-" + hostname,
                hostname,
                "manager",
                true,
                hostname.equals("alpha"),
                "active",
                "ready",
                "reachable",
                "10.0.0.1",
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
