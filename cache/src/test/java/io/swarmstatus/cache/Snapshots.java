package io.swarmstatus.cache;

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
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Snapshots to write: small, and told apart by when they were collected. */
final class Snapshots {

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    private Snapshots() {}

    static Snapshot good(Instant collectedAt) {
        return good(SwarmName.DEFAULT, collectedAt, 7);
    }

    static Snapshot good(String swarm, Instant collectedAt, long swarmVersion) {
        return good(swarm, collectedAt, swarmVersion, "cluster");
    }

    /** Of the swarm "default", as this cluster's manager tells it. */
    static Snapshot ofCluster(@Nullable String cluster, Instant collectedAt) {
        return good(SwarmName.DEFAULT, collectedAt, 7, cluster);
    }

    private static Snapshot good(String swarm, Instant collectedAt, long swarmVersion, @Nullable String cluster) {
        return Snapshot.healthy(
                origin(swarm, collectedAt),
                cluster,
                swarmVersion,
                List.of(node()),
                List.of(new Service("s1", "wéb ☃", "shop", "replicated", "web:3", 4, 4, null)),
                new TaskCounts(4, 0, 1),
                metrics(collectedAt, false));
    }

    static Snapshot failed(Instant collectedAt) {
        return failed(collectedAt, Condition.TIMED_OUT, null);
    }

    static Snapshot failed(Instant collectedAt, Condition condition, @Nullable String detail) {
        return Snapshot.failed(
                origin(SwarmName.DEFAULT, collectedAt),
                null,
                Failure.of(condition, detail),
                metrics(collectedAt, true));
    }

    /** The same snapshot, collected at a time that an {@link Origin} would round. */
    static Snapshot at(Snapshot snapshot, Instant collectedAt) {
        return new Snapshot(
                snapshot.schemaVersion(),
                snapshot.swarm(),
                snapshot.clusterId(),
                snapshot.swarmVersion(),
                collectedAt,
                snapshot.trigger(),
                snapshot.refreshIntervalSeconds(),
                snapshot.collectedBy(),
                snapshot.swarmActive(),
                snapshot.condition(),
                snapshot.error(),
                snapshot.errorDetail(),
                snapshot.totalNodes(),
                snapshot.totalManagers(),
                snapshot.totalWorkers(),
                snapshot.quorum(),
                snapshot.nodes(),
                snapshot.services(),
                snapshot.tasks(),
                snapshot.performanceMetrics());
    }

    /** The snapshot that a tier holds. */
    static @Nullable Snapshot in(Tier tier) {
        var json = tier.json();
        return json == null ? null : CODEC.decode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Origin origin(String swarm, Instant collectedAt) {
        return new Origin(swarm, collectedAt, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN);
    }

    private static PerformanceMetrics metrics(Instant collectedAt, boolean failed) {
        var call = new PerformanceMetrics.Call("nodes", 0.0001, 1234, 1);
        return new PerformanceMetrics(0.042, collectedAt.plusMillis(42), failed, List.of(call));
    }

    private static Node node() {
        return new Node(
                "n1",
                "alpha",
                "manager",
                true,
                true,
                "active",
                "ready",
                "reachable",
                "10.0.0.1",
                "29.1.0",
                4.0,
                7.77,
                4,
                35,
                new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1),
                Map.of("zone", "a"),
                null,
                null);
    }
}
