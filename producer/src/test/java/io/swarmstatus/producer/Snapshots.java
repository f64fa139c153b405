package io.swarmstatus.producer;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small snapshots: what a producer decides by is who leads, what changed, when and why it was taken. */
final class Snapshots {

    static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private Snapshots() {}

    /** What the leader sees of a swarm at this raft index. */
    static Snapshot ofLeader(long version, Instant collectedAt, Trigger trigger) {
        return healthy(true, version, collectedAt, trigger);
    }

    /** What another manager sees of it. */
    static Snapshot ofStandby(long version, Instant collectedAt, Trigger trigger) {
        return healthy(false, version, collectedAt, trigger);
    }

    static Snapshot ofLeader(long version) {
        return ofLeader(version, NOON, Trigger.POLL);
    }

    static Snapshot failed(Condition condition, @Nullable String detail, Instant collectedAt, Trigger trigger) {
        return Snapshot.failed(
                origin(false, collectedAt, trigger), null, Failure.of(condition, detail), metrics(collectedAt, true));
    }

    private static Snapshot healthy(boolean leads, long version, Instant collectedAt, Trigger trigger) {
        return Snapshot.healthy(
                origin(leads, collectedAt, trigger),
                "c1",
                version,
                List.of(),
                List.of(),
                TaskCounts.NONE,
                metrics(collectedAt, false));
    }

    private static Origin origin(boolean leads, Instant collectedAt, Trigger trigger) {
        var collector = new Collector("n1", "m1", leads, "29.0.0", "1.51");
        return new Origin("default", collectedAt, trigger, Duration.ofMinutes(2), collector);
    }

    private static PerformanceMetrics metrics(Instant collectedAt, boolean failed) {
        return new PerformanceMetrics(0.04, collectedAt.plusMillis(40), failed, List.of());
    }
}
