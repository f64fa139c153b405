package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProducerMetricsTest {

    private static final Instant NOON = Snapshots.NOON;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ProducerMetrics metrics = ProducerMetrics.register(registry, "shop", now::get);

    @Test
    void tellsWhatEachCallOfALookCost() {
        metrics.looked(healthy(new Call("ping", 0.001, 2, 0), new Call("tasks", 0.25, 4_000, 12)));
        metrics.looked(healthy(new Call("ping", 0.002, 2, 0), new Call("tasks", 0.75, 5_000, 14)));

        var tasks = registry.get("swarm_status_producer_call_duration")
                .tag("call", "tasks")
                .timer();
        assertThat(tasks.count()).isEqualTo(2);
        assertThat(tasks.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_000);
        assertThat(value("call_read", "call", "tasks")).isEqualTo(9_000);
        assertThat(value("call_last_bytes", "call", "tasks")).isEqualTo(5_000);
        assertThat(value("call_last_items", "call", "tasks")).isEqualTo(14);
        assertThat(value("call_read", "call", "ping")).isEqualTo(4);
    }

    @Test
    void countsCallsThatItDoesNotKnowTogether() {
        metrics.looked(healthy(new Call("configs", 0.1, 10, 1), new Call("networks", 0.1, 20, 1)));

        assertThat(value("call_read", "call", "other")).isEqualTo(30);
        assertThat(registry.find("swarm_status_producer_call_read")
                        .tag("call", "configs")
                        .counter())
                .isNull();
    }

    @Test
    void hasExactlyOneConditionAndCountsThemAll() {
        metrics.looked(healthy());
        metrics.looked(failed(Condition.NO_QUORUM));
        metrics.looked(failed(Condition.NO_QUORUM));

        assertThat(value("looks", "condition", "ok")).isEqualTo(1);
        assertThat(value("looks", "condition", "no_quorum")).isEqualTo(2);
        assertThat(value("looks", "condition", "timed_out")).isZero();
        for (var condition : Condition.values()) {
            assertThat(value("condition", "condition", condition.wireName()))
                    .isEqualTo(condition == Condition.NO_QUORUM ? 1 : 0);
        }
    }

    /** It does not look, and yet nothing is wrong with its engine any more. */
    @Test
    void isOkAgainOnceTheEngineOfAStandbyTellsWhoLeads() {
        metrics.looked(failed(Condition.TIMED_OUT));

        metrics.decided(Duty.initial(NOON)
                .next(
                        new Standing.Follows(new Member("n2", "c1", 1)),
                        Heard.NOTHING,
                        Succession.of(Duration.ofMinutes(2)),
                        NOON));

        assertThat(value("condition", "condition", "ok")).isEqualTo(1);
        assertThat(value("condition", "condition", "timed_out")).isZero();
        assertThat(value("looks", "condition", "ok")).isZero();
    }

    @Test
    void hasNoConditionBeforeTheFirstLook() {
        assertThat(Arrays.stream(Condition.values())
                        .map(condition -> value("condition", "condition", condition.wireName())))
                .containsOnly(0.0);
    }

    @Test
    void measuresWholeLooksTheFailedOnesToo() {
        metrics.looked(healthy());
        metrics.looked(failed(Condition.TIMED_OUT));

        var whole = registry.get("swarm_status_producer_collection_duration").timer();
        assertThat(whole.count()).isEqualTo(2);
        assertThat(whole.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(540);
    }

    @Test
    void countsLooksThatSawNoChangeByThemselvesAndTheirCallsWithAllOthers() {
        metrics.sawNoChange(List.of(new Call("managers", 0.01, 500, 3)));

        assertThat(value("unchanged_looks")).isEqualTo(1);
        assertThat(value("looks", "condition", "ok")).isZero();
        assertThat(value("call_read", "call", "managers")).isEqualTo(500);
    }

    @Test
    void keepsTheFiguresOfTheLastLookThatWasOk() {
        assertThat(value("tasks", "state", "running")).isNaN();
        assertThat(value("nodes")).isNaN();

        metrics.looked(healthy());
        metrics.looked(failed(Condition.DOCKER_UNREACHABLE));

        assertThat(value("tasks", "state", "running")).isEqualTo(7);
        assertThat(value("tasks", "state", "pending")).isEqualTo(2);
        assertThat(value("tasks", "state", "failed")).isEqualTo(1);
        assertThat(value("nodes")).isZero();
    }

    @Test
    void hasExactlyOneRole() {
        assertThat(value("role", "role", "undecided")).isEqualTo(1);

        metrics.role(Role.STANDBY);
        metrics.role(Role.TAKEOVER);

        assertThat(value("role", "role", "takeover")).isEqualTo(1);
        assertThat(value("role", "role", "standby")).isZero();
        assertThat(value("role", "role", "leader")).isZero();
        assertThat(value("role", "role", "undecided")).isZero();
    }

    @Test
    void publishedSnapshotsAgeUntilANewerGoodOneGoesOut() {
        assertThat(value("last_published_age")).isNaN();

        metrics.published(healthy(), Duration.ofMillis(30));
        metrics.published(failed(Condition.TIMED_OUT), Duration.ofMillis(20));
        now.set(NOON.plusMillis(90_500));

        assertThat(value("last_published_age")).isEqualTo(90.5);
        assertThat(value("topic_age")).isEqualTo(90.5);
        var latency = registry.get("swarm_status_producer_publish_duration").timer();
        assertThat(latency.count()).isEqualTo(2);
        assertThat(latency.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(50);
    }

    @Test
    void goodSnapshotsTellHowOldTheyWereOnceTheyAreOut() {
        now.set(NOON.plusMillis(70));

        metrics.published(healthy(), Duration.ofMillis(30));
        metrics.published(failed(Condition.TIMED_OUT), Duration.ofMillis(20));

        var delay = registry.get("swarm_status_producer_published_delay").timer();
        assertThat(delay.count()).isEqualTo(1);
        assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(70);
    }

    @Test
    void whatOthersPublishIsYoungOnTheTopicAlone() {
        metrics.published(healthy(), Duration.ofMillis(30));
        metrics.heard(NOON.plusSeconds(60));
        metrics.heard(NOON.plusSeconds(20)); // late, and older than what is known
        now.set(NOON.plusSeconds(90));

        assertThat(value("topic_age")).isEqualTo(30);
        assertThat(value("last_published_age")).isEqualTo(90);
    }

    @Test
    void countsWhatGoesWrongAndWhatTheEngineReports() {
        metrics.publishFailed();
        metrics.publishFailed();
        metrics.superseded();
        metrics.eventStreamOpened();
        metrics.eventSeen();
        metrics.eventSeen();
        metrics.eventSeen();
        metrics.eventStreamLost();
        metrics.eventStreamOpened();

        assertThat(value("publish_failures")).isEqualTo(2);
        assertThat(value("snapshots_superseded")).isEqualTo(1);
        assertThat(value("events")).isEqualTo(3);
        assertThat(value("event_streams_opened")).isEqualTo(2);
        assertThat(value("event_streams_lost")).isEqualTo(1);
    }

    @Test
    void namesTheSwarmOnEverything() {
        assertThat(registry.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().getTag("swarm")).isEqualTo("shop"));
    }

    private double value(String name, String... labels) {
        var meter = registry.get("swarm_status_producer_" + name).tags(labels).meter();
        for (var measurement : meter.measure()) {
            if (measurement.getStatistic() == Statistic.VALUE || measurement.getStatistic() == Statistic.COUNT) {
                return measurement.getValue();
            }
        }
        throw new AssertionError(name + " has no value");
    }

    private static Snapshot healthy(Call... calls) {
        var cost = new PerformanceMetrics(0.5, NOON.plusMillis(500), false, List.of(calls));
        var collector = new Collector("n1", "m1", true, "29.0.0", "1.51");
        var origin = new Origin("shop", NOON, Trigger.POLL, Duration.ofMinutes(2), collector);
        return Snapshot.healthy(origin, "c1", 1, List.of(), List.of(), new TaskCounts(7, 2, 1), cost);
    }

    private static Snapshot failed(Condition condition) {
        return Snapshots.failed(condition, null, NOON, Trigger.POLL);
    }
}
