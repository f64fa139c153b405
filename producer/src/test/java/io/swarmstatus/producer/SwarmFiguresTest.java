package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.producer.EngineService.Counts;
import io.swarmstatus.producer.ServiceMode.Global;
import io.swarmstatus.producer.ServiceMode.GlobalJob;
import io.swarmstatus.producer.ServiceMode.Replicated;
import io.swarmstatus.producer.ServiceMode.ReplicatedJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SwarmFiguresTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UPDATED = Instant.parse("2026-01-02T00:00:00Z");
    private static final long GIB = 1L << 30;

    @Test
    void tellsAllOfANode() {
        var node = new EngineNode(
                "n1",
                12,
                "alpha",
                "active",
                new EngineNode.Status("ready", "0.0.0.0"),
                new EngineNode.ManagerStatus(true, "reachable", "10.0.0.1:2377"),
                "29.0.0",
                4_000_000_000L,
                8 * GIB,
                Map.of("zone", "a"),
                CREATED,
                UPDATED);
        var task = running("n1", new Resources(500_000_000, 524_288_000));

        var figures = figures(List.of(node), List.of(), task);

        // CPU: 4,000,000,000 - 500,000,000 = 3,500,000,000, so 35 tasks of 100,000,000; 500 / 4,000 = 12.5 %
        // memory: 8,589,934,592 - 524,288,000 = 8,065,646,592, so 80 tasks; 524,288,000 / 8,589,934,592 = 6.10 %
        assertThat(figures.nodes())
                .containsExactly(new Node(
                        "n1",
                        "alpha",
                        "manager",
                        true,
                        true,
                        "active",
                        "ready",
                        "reachable",
                        "10.0.0.1",
                        "29.0.0",
                        4.0,
                        8.0,
                        1,
                        35,
                        new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1),
                        Map.of("zone", "a"),
                        CREATED,
                        UPDATED));
    }

    @Test
    void tellsAWorkerWithoutWhatOnlyManagersHave() {
        var node = node("ready", "active", new Resources(GIB, GIB));

        var worker = figures(List.of(node), List.of()).nodes().getFirst();

        assertThat(worker.role()).isEqualTo("worker");
        assertThat(worker.isManager()).isFalse();
        assertThat(worker.isLeader()).isFalse();
        assertThat(worker.reachability()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ready,        active, 20",
        "ready,        pause,  0",
        "ready,        drain,  0",
        "down,         active, 0",
        "unknown,      active, 0",
        "disconnected, active, 0"
    })
    void hasNoCapacityWhereTheSchedulerWouldPlaceNothing(String state, String availability, long capacity) {
        var node = node(state, availability, new Resources(2_000_000_000, 10 * GIB));

        var figures = figures(List.of(node), List.of());

        assertThat(figures.nodes().getFirst().availableCapacity()).isEqualTo(capacity);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 1000000000, 10",
        "1000000000,  999999999,  9",
        " 199999999, 1000000000,  1",
        "  99999999, 1000000000,  0",
        "1000000000,          0,  0",
        "         0, 1000000000,  0"
    })
    void hasRoomForAsManyTasksAsBothCpuAndMemoryAllow(long nanoCpus, long memoryBytes, long capacity) {
        var node = node("ready", "active", new Resources(nanoCpus, memoryBytes));

        var figures = figures(List.of(node), List.of());

        assertThat(figures.nodes().getFirst().availableCapacity()).isEqualTo(capacity);
    }

    @Test
    void leavesNothingRatherThanLessWhereMoreIsReservedThanThereIs() {
        var node = node("ready", "active", new Resources(1_000, 2_000));

        var figures = figures(List.of(node), List.of(), running("n1", new Resources(1_500, 5_000)));

        assertThat(figures.nodes().getFirst().resourceUsage())
                .isEqualTo(new ResourceUsage(1_500, 5_000, 0, 0, 150.0, 250.0));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 3, 0.0",
        "1, 3, 33.33",
        "2, 3, 66.67",
        "1, 8, 12.5",
        "1, 800, 0.13", // 0.125 is rounded up
        "1, 20001, 0.0",
        "1, 20000, 0.01",
        "3, 3, 100.0",
        "0, 0, 0.0",
        "5, 0, 0.0"
    })
    void tellsPercentagesToTwoDecimals(long reserved, long capacity, double percent) {
        var node = node("ready", "active", new Resources(capacity, capacity));

        var figures = figures(List.of(node), List.of(), running("n1", new Resources(reserved, reserved)));

        var usage = figures.nodes().getFirst().resourceUsage();
        assertThat(usage.usedCpuPercent()).isEqualTo(percent);
        assertThat(usage.usedMemoryPercent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "2000000000, 25276514304, 2.0,  23.54",
        "1500000000, 1073741824,  1.5,  1.0",
        " 333333333, 1000000000,  0.33, 0.93",
        "   5000000, 5368709,     0.01, 0.0", // 5 thousandths are rounded up; 5368709 bytes are just below them
        "         0, 0,           0.0,  0.0"
    })
    void tellsCpusAndGibToTwoDecimals(long nanoCpus, long memoryBytes, double cpus, double gib) {
        var node = node("ready", "active", new Resources(nanoCpus, memoryBytes));

        var figures = figures(List.of(node), List.of());

        assertThat(figures.nodes().getFirst().cpuCount()).isEqualTo(cpus);
        assertThat(figures.nodes().getFirst().memoryGb()).isEqualTo(gib);
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void tellsHowManyTasksAServiceShouldHaveRunningNow(
            ServiceMode mode, @Nullable Counts counts, long wanted, long desired) {
        var service = new EngineService(
                "s1", 3, "web", "shop", "web:3", mode, counts, "completed", EngineService.USUAL_RESTART_DELAY);
        var tasks = Stream.generate(() -> running("n1", Resources.NONE)).limit(wanted);

        var figures = figures(List.of(), List.of(service), tasks.toArray(EngineTask[]::new));

        assertThat(figures.services())
                .containsExactly(
                        new Service("s1", "web", "shop", mode.wireName(), "web:3", desired, wanted, "completed"));
    }

    static List<Arguments> wishes() {
        return List.of(
                Arguments.of(new Replicated(4), new Counts(0, 4, 0), 3, 4),
                Arguments.of(new Replicated(4), null, 5, 4),
                Arguments.of(new Global(), new Counts(0, 7, 0), 6, 7),
                Arguments.of(new Global(), null, 6, 6),
                Arguments.of(new GlobalJob(), new Counts(0, 2, 1), 0, 2),
                Arguments.of(new GlobalJob(), new Counts(0, 0, 3), 0, 0),
                Arguments.of(new ReplicatedJob(5, 2), new Counts(0, 2, 0), 0, 2),
                Arguments.of(new ReplicatedJob(5, 2), new Counts(0, 2, 4), 0, 1),
                Arguments.of(new ReplicatedJob(5, 2), new Counts(0, 2, 5), 0, 0),
                Arguments.of(new ReplicatedJob(5, 2), new Counts(0, 2, 9), 0, 0),
                Arguments.of(new ReplicatedJob(5, 2), null, 0, 0));
    }

    @Test
    void takesItsVersionFromWhateverChangedLast() {
        var node = node("ready", "active", Resources.NONE); // version 12
        var service = new EngineService(
                "s1", 15, "web", null, null, new Replicated(1), null, null, EngineService.USUAL_RESTART_DELAY);

        assertThat(figures(List.of(), List.of()).version()).isZero();
        assertThat(figures(List.of(node), List.of()).version()).isEqualTo(12);
        assertThat(figures(List.of(node), List.of(service)).version()).isEqualTo(15);
        assertThat(figures(List.of(node), List.of(service), running("n1", Resources.NONE))
                        .version())
                .isEqualTo(20);
    }

    @Test
    void tellsTheTasks() {
        var figures = figures(List.of(), List.of(), running("n1", Resources.NONE), running("n2", Resources.NONE));

        assertThat(figures.tasks()).isEqualTo(new TaskCounts(2, 0, 0));
    }

    private static SwarmFigures figures(List<EngineNode> nodes, List<EngineService> services, EngineTask... tasks) {
        var tally = new TaskTally();
        Stream.of(tasks).forEach(tally::add);
        return SwarmFigures.of(nodes, services, tally.sums(Set.of()));
    }

    private static EngineNode node(String state, String availability, Resources capacity) {
        return new EngineNode(
                "n1",
                12,
                "alpha",
                availability,
                new EngineNode.Status(state, "10.0.0.1"),
                null,
                "29.0.0",
                capacity.nanoCpus(),
                capacity.memoryBytes(),
                Map.of(),
                null,
                null);
    }

    private static EngineTask running(String nodeId, Resources reserved) {
        return new EngineTask(20, "s1", nodeId, TaskState.RUNNING, TaskState.RUNNING, reserved);
    }
}
