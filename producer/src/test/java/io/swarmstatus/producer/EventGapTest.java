package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
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
import org.junit.jupiter.api.Test;

class EventGapTest {

    private static final Instant LATER = NOON.plusSeconds(1);
    private static final Snapshot BEFORE = snapshot(node("ready", 1), service("replicated", "web:1", 2, 2));
    private static final Snapshot AFTER = snapshot(node("down", 1), service("replicated", "web:1", 2, 2));

    @Test
    void isCertainOnceNoEventHasComeForASecondAfterAChangeWasSeen() {
        var gap = seen(BEFORE, AFTER);

        assertThat(gap.isCertain(LATER.minusNanos(1))).isFalse();
        assertThat(gap.isCertain(LATER)).isTrue();
    }

    @Test
    void countsFromTheFirstChangeThatWasSeen() {
        var gap = seen(BEFORE, AFTER).after(BEFORE, false, NOON.plusMillis(600)).after(BEFORE, false, LATER);

        assertThat(gap.isCertain(LATER)).isTrue();
    }

    @Test
    void anEventThatComesAMomentAfterTheChangeIsInTime() {
        var gap = seen(BEFORE, AFTER).after(AFTER, true, NOON.plusMillis(500));

        assertThat(gap.isCertain(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void anEventTellsOfTheChangeThatIsSeenWithIt() {
        var gap = EventGap.NONE.after(BEFORE, false, NOON).after(AFTER, true, NOON);

        assertThat(gap.isCertain(NOON.plusSeconds(60))).isFalse();
        assertThat(gap.after(AFTER, false, LATER).isCertain(NOON.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void comparesWithTheLastSnapshotThoughAnEventCameWithIt() {
        var gap = EventGap.NONE
                .after(BEFORE, false, NOON)
                .after(AFTER, true, NOON)
                .after(BEFORE, false, NOON);

        assertThat(gap.isCertain(LATER)).isTrue();
    }

    @Test
    void nothingIsMissedAtTheFirstLookOrAfterAFailure() {
        var failure = Snapshots.failed(Condition.TIMED_OUT, null, NOON, Trigger.POLL);

        var gap = seen(BEFORE, AFTER).after(failure, false, NOON);

        assertThat(gap).isEqualTo(EventGap.NONE);
        assertThat(gap.after(BEFORE, false, NOON).isCertain(NOON.plusSeconds(60)))
                .isFalse();
    }

    @Test
    void nothingIsMissedWhereOnlyTasksComeAndGo() {
        var otherTasks = snapshot(node("ready", 7), service("replicated", "web:1", 2, 1));
        var globalGrew = snapshot(node("ready", 1), service("global", "web:1", 3, 3));
        var global = snapshot(node("ready", 1), service("global", "web:1", 2, 2));

        assertThat(seen(BEFORE, otherTasks).isCertain(LATER)).isFalse();
        assertThat(seen(global, globalGrew).isCertain(LATER)).isFalse();
    }

    @Test
    void whatIsChangedOfAServiceIsTold() {
        var scaled = snapshot(node("ready", 1), service("replicated", "web:1", 3, 2));
        var updated = snapshot(node("ready", 1), service("replicated", "web:2", 2, 2));

        assertThat(seen(BEFORE, scaled).isCertain(LATER)).isTrue();
        assertThat(seen(BEFORE, updated).isCertain(LATER)).isTrue();
    }

    private static EventGap seen(Snapshot one, Snapshot other) {
        return EventGap.NONE.after(one, false, NOON).after(other, false, NOON);
    }

    private static Snapshot snapshot(Node node, Service service) {
        var collector = new Collector("n1", "m1", true, "29.0.0", "1.51");
        return Snapshot.healthy(
                new Origin("default", NOON, Trigger.POLL, Duration.ofMinutes(2), collector),
                "c1",
                1,
                List.of(node),
                List.of(service),
                TaskCounts.NONE,
                new PerformanceMetrics(0.04, NOON, false, List.of()));
    }

    private static Node node(String state, int runningTasks) {
        var usage = new ResourceUsage(0, 0, 0, 0, 0, 0);
        return new Node(
                "n1",
                "m1",
                "manager",
                true,
                true,
                "active",
                state,
                "reachable",
                null,
                null,
                1,
                1,
                runningTasks,
                0,
                usage,
                Map.of(),
                NOON,
                NOON);
    }

    private static Service service(String mode, String image, long desired, long running) {
        return new Service("s1", "web", null, mode, image, desired, running, null);
    }
}
