package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotChangeTest {

    private static final Instant NOON = Snapshots.NOON;
    private static final Collector LEADER = new Collector("n1", "m1", true, "29.0.0", "1.51");
    private static final Collector STANDBY = new Collector("n1", "m1", false, "29.0.0", "1.51");
    private static final Failure HUNG = Failure.of(Condition.TIMED_OUT, "GET /_ping");
    private static final Snapshot FAILED = failed("c1", HUNG);
    private static final Snapshot HEALTHY = healthy(LEADER, "c1", 7, 20, 4, 1);

    @Test
    void isNoneWhereOnlyTimeHasPassed() {
        var later = Snapshot.healthy(
                new Origin("default", NOON.plusSeconds(9), Trigger.INTERVAL, Duration.ofMinutes(2), LEADER),
                "c1",
                7,
                List.of(node(20)),
                List.of(service(4)),
                new TaskCounts(1, 0, 0),
                new PerformanceMetrics(3.5, NOON.plusSeconds(12), false, List.of()));

        assertThat(SnapshotChange.between(HEALTHY, later)).isFalse();
        assertThat(SnapshotChange.between(FAILED, failed("c1", HUNG))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("changed")
    void isThereWhereAnythingElseDiffers(Snapshot changed) {
        assertThat(SnapshotChange.between(HEALTHY, changed)).isTrue();
        assertThat(SnapshotChange.between(changed, HEALTHY)).isTrue();
        assertThat(SnapshotChange.between(changed, changed)).isFalse();
    }

    static List<Snapshot> changed() {
        return List.of(
                healthy(STANDBY, "c1", 7, 20, 4, 1),
                healthy(LEADER, "c2", 7, 20, 4, 1),
                healthy(LEADER, null, 7, 20, 4, 1),
                healthy(LEADER, "c1", 8, 20, 4, 1),
                healthy(LEADER, "c1", 7, 19, 4, 1),
                healthy(LEADER, "c1", 7, 20, 3, 1),
                healthy(LEADER, "c1", 7, 20, 4, 2),
                FAILED);
    }

    @ParameterizedTest
    @MethodSource("otherFailures")
    void isThereWhereAFailureIsAnother(Snapshot other) {
        assertThat(SnapshotChange.between(FAILED, other)).isTrue();
    }

    static List<Snapshot> otherFailures() {
        return List.of(
                failed("c1", Failure.of(Condition.NO_QUORUM, HUNG.detail())),
                failed("c1", Failure.of(Condition.TIMED_OUT, "GET /v1.51/tasks")),
                failed("c1", Failure.of(Condition.TIMED_OUT, null)),
                failed(null, HUNG));
    }

    private static Snapshot healthy(
            Collector by, @Nullable String cluster, long version, long capacity, long running, int runningTasks) {
        return Snapshot.healthy(
                new Origin("default", NOON, Trigger.POLL, Duration.ofMinutes(2), by),
                cluster,
                version,
                List.of(node(capacity)),
                List.of(service(running)),
                new TaskCounts(runningTasks, 0, 0),
                new PerformanceMetrics(0.04, NOON, false, List.of()));
    }

    private static Snapshot failed(@Nullable String cluster, Failure failure) {
        return Snapshot.failed(
                new Origin("default", NOON, Trigger.POLL, Duration.ofMinutes(2), STANDBY),
                cluster,
                failure,
                new PerformanceMetrics(0.04, NOON, true, List.of()));
    }

    private static Node node(long capacity) {
        return new Node(
                "n1",
                "m1",
                "worker",
                false,
                false,
                "active",
                "ready",
                null,
                null,
                null,
                2.0,
                4.0,
                1,
                capacity,
                new ResourceUsage(0, 0, 0, 0, 0, 0),
                Map.of(),
                null,
                null);
    }

    private static Service service(long running) {
        return new Service("s1", "web", null, "replicated", "web:3", 4, running, null);
    }
}
