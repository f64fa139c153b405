package io.swarmstatus.contract;

import static io.swarmstatus.contract.Examples.COLLECTED_AT;
import static io.swarmstatus.contract.Examples.METRICS;
import static io.swarmstatus.contract.Examples.ORIGIN;
import static io.swarmstatus.contract.Examples.healthy;
import static io.swarmstatus.contract.Examples.manager;
import static io.swarmstatus.contract.Examples.originAt;
import static io.swarmstatus.contract.Examples.service;
import static io.swarmstatus.contract.Examples.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    @Test
    void sortsManagersFirstThenByHostnameThenById() {
        var nodes = List.of(
                worker("2", "b"),
                worker("1", "b"),
                worker("3", "a"),
                manager("z", "reachable"),
                manager("y", "unreachable"));

        var snapshot = healthy(nodes, List.of());

        assertThat(snapshot.nodes()).extracting(Node::hostname).containsExactly("y", "z", "a", "b", "b");
        assertThat(snapshot.nodes()).extracting(Node::id).endsWith("3", "1", "2");
    }

    @Test
    void sortsServicesByNameThenById() {
        var services = List.of(service("2", "web"), service("3", "agent"), service("1", "web"));

        var snapshot = healthy(List.of(), services);

        assertThat(snapshot.services()).extracting(Service::id).containsExactly("3", "1", "2");
    }

    @Test
    void countsManagersAndWorkersAndTheirQuorum() {
        var nodes =
                List.of(manager("a", "reachable"), manager("b", "reachable"), manager("c", "unreachable"), worker("d"));

        var snapshot = healthy(nodes, List.of());

        assertThat(snapshot.totalNodes()).isEqualTo(4);
        assertThat(snapshot.totalManagers()).isEqualTo(3);
        assertThat(snapshot.totalWorkers()).isEqualTo(1);
        assertThat(snapshot.quorum()).isEqualTo(new Quorum(3, 2, 2, 0));
    }

    @Test
    void isActiveAndWithoutErrorWhenHealthy() {
        var snapshot = healthy(List.of(worker("a")), List.of());

        assertThat(snapshot.swarmActive()).isTrue();
        assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        assertThat(snapshot.error()).isNull();
        assertThat(snapshot.errorDetail()).isNull();
        assertThat(snapshot.refreshIntervalSeconds()).isEqualTo(120);
    }

    @Test
    void hasNoFiguresButAReasonWhenFailed() {
        var failure = Failure.of(Condition.NO_QUORUM, "The swarm does not have a leader");

        var snapshot = Snapshot.failed(ORIGIN, "cluster", failure, METRICS);

        assertThat(snapshot.swarmActive()).isFalse();
        assertThat(snapshot.condition()).isEqualTo(Condition.NO_QUORUM);
        assertThat(snapshot.error()).isEqualTo(Condition.NO_QUORUM.words());
        assertThat(snapshot.errorDetail()).isEqualTo("The swarm does not have a leader");
        assertThat(snapshot.clusterId()).isEqualTo("cluster");
        assertThat(snapshot.totalNodes()).isZero();
        assertThat(snapshot.quorum()).isEqualTo(Quorum.NONE);
        assertThat(snapshot.nodes()).isEmpty();
        assertThat(snapshot.services()).isEmpty();
        assertThat(snapshot.tasks()).isEqualTo(TaskCounts.NONE);
    }

    @Test
    void keepsTheTimeOfCollectionToTheMillisecond() {
        var origin = originAt(COLLECTED_AT.plusNanos(999_999));

        var snapshot = Snapshot.failed(origin, null, Failure.of(Condition.TIMED_OUT, null), METRICS);

        assertThat(origin.collectedAt()).isEqualTo(COLLECTED_AT);
        assertThat(snapshot.collectedAt()).isEqualTo(COLLECTED_AT);
    }

    @Test
    void doesNotChangeWithTheListsItWasMadeOf() {
        var nodes = new ArrayList<>(List.of(worker("a")));
        var services = new ArrayList<>(List.of(service("1", "web")));
        var snapshot = healthy(nodes, services);

        nodes.clear();
        services.clear();

        assertThat(snapshot.nodes()).hasSize(1);
        assertThat(snapshot.services()).hasSize(1);
    }

    @Test
    void refusesANameThatIsNone() {
        var origin = new Origin("", COLLECTED_AT, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.failed(origin, null, Failure.of(Condition.TIMED_OUT, null), METRICS))
                .withMessageStartingWith("swarm: ");
    }

    @Test
    void refusesFiguresThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaskCounts(0, -1, 0))
                .withMessage("pending: must be 0 or more, not -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResourceUsage(0, 0, 0, 0, Double.NaN, 0))
                .withMessage("used_cpu_percent: must be 0 or more, not NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PerformanceMetrics.Call("tasks", Double.POSITIVE_INFINITY, 0, 0))
                .withMessage("duration_seconds: must be 0 or more, not Infinity");
    }
}
