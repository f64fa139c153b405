package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.TaskCounts;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTallyTest {

    private static final Resources AMOUNT = new Resources(300, 70);

    private final TaskTally tally = new TaskTally();

    /** As the swarm's scheduler has it: pending < state <= running. */
    @ParameterizedTest
    @CsvSource({
        "NEW,       false",
        "PENDING,   false",
        "ASSIGNED,  true",
        "ACCEPTED,  true",
        "PREPARING, true",
        "READY,     true",
        "STARTING,  true",
        "RUNNING,   true",
        "COMPLETE,  false",
        "SHUTDOWN,  false",
        "FAILED,    false",
        "REJECTED,  false",
        "REMOVE,    false",
        "ORPHANED,  false",
        "OTHER,     false"
    })
    void countsAReservationByTheTasksStateAloneOnceItHasANode(TaskState state, boolean held) {
        for (var desired : TaskState.values()) {
            tally.add(task("up", state, desired));
            tally.add(task("down", state, desired));
            tally.add(task("", state, desired));
        }

        var times = held ? TaskState.values().length : 0;
        var expected = new Resources(300L * times, 70L * times);
        assertThat(sums().onNode("up").reserved()).isEqualTo(expected);
        assertThat(sums().onNode("down").reserved()).isEqualTo(expected);
        assertThat(sums().onNode("").reserved()).isEqualTo(Resources.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "NEW,       0, 1, 0",
        "PENDING,   0, 1, 0",
        "ASSIGNED,  0, 1, 0",
        "ACCEPTED,  0, 1, 0",
        "PREPARING, 0, 1, 0",
        "READY,     0, 1, 0",
        "STARTING,  0, 1, 0",
        "RUNNING,   1, 0, 0",
        "COMPLETE,  0, 0, 0",
        "SHUTDOWN,  0, 0, 0",
        "FAILED,    0, 0, 1",
        "REJECTED,  0, 0, 1",
        "REMOVE,    0, 0, 0",
        "ORPHANED,  0, 0, 0",
        "OTHER,     0, 0, 0"
    })
    void tellsWhatBecameOfATaskThatIsMeantToRun(TaskState state, int running, int pending, int failed) {
        tally.add(task("up", state, TaskState.RUNNING));

        assertThat(sums().counts()).isEqualTo(new TaskCounts(running, pending, failed));
        assertThat(sums().onNode("up").running()).isEqualTo(running);
        assertThat(sums().ofService("web").running()).isEqualTo(running);
        assertThat(sums().ofService("web").wanted()).isEqualTo(1);
    }

    @Test
    void tellsOfWhichServicesTheEngineCountedOtherTasks() {
        tally.add(task("up", TaskState.RUNNING, TaskState.RUNNING));
        tally.add(task("up", TaskState.RUNNING, TaskState.SHUTDOWN));
        tally.add(task("up", TaskState.STARTING, TaskState.RUNNING));

        assertThat(tally.countedOtherwise(List.of(counted("web", 2), counted("none", 0))))
                .isEmpty();
        assertThat(tally.countedOtherwise(List.of(counted("web", 3), counted("none", 1))))
                .containsOnly("web", "none");
    }

    private static EngineService counted(String id, long running) {
        var mode = new ServiceMode.Replicated(3);
        var counts = new EngineService.Counts(running, 3, 0);
        return new EngineService(id, 1, id, null, null, mode, counts, null, EngineService.USUAL_RESTART_DELAY);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETE", "SHUTDOWN", "FAILED", "REJECTED", "REMOVE", "ORPHANED", "OTHER"})
    void takesNoTaskForRunningOrPendingThatIsMeantToEnd(TaskState desired) {
        tally.add(task("up", TaskState.RUNNING, desired));
        tally.add(task("up", TaskState.STARTING, desired));
        tally.add(task("", TaskState.PENDING, desired));

        assertThat(sums().counts()).isEqualTo(TaskCounts.NONE);
        assertThat(sums().onNode("up").running()).isZero();
        assertThat(sums().ofService("web").running()).isZero();
        assertThat(sums().ofService("web").wanted()).isZero();
    }

    @Test
    void takesATaskForPendingWhoseRestartIsDelayed() {
        tally.add(task("up", TaskState.READY, TaskState.READY));

        assertThat(sums().counts()).isEqualTo(new TaskCounts(0, 1, 0));
    }

    @Test
    void countsAFailedTaskThatTheEngineStillKeeps() {
        tally.add(task("up", TaskState.FAILED, TaskState.SHUTDOWN));
        tally.add(task("down", TaskState.REJECTED, TaskState.SHUTDOWN));

        assertThat(sums().counts()).isEqualTo(new TaskCounts(0, 0, 2));
    }

    @Test
    void takesNoTaskForRunningWhoseNodeIsDown() {
        tally.add(task("down", TaskState.RUNNING, TaskState.RUNNING));

        assertThat(sums().counts()).isEqualTo(TaskCounts.NONE);
        assertThat(sums().onNode("down").running()).isZero();
        assertThat(sums().ofService("web").running()).isZero();
        assertThat(sums().ofService("web").wanted()).isEqualTo(1);
    }

    @Test
    void keepsNodesAndServicesApart() {
        tally.add(new EngineTask(1, "web", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(1, "db", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(1, "db", "other", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));

        assertThat(sums().onNode("up").running()).isEqualTo(2);
        assertThat(sums().onNode("other").running()).isEqualTo(1);
        assertThat(sums().onNode("unheard of").running()).isZero();
        assertThat(sums().ofService("web").running()).isEqualTo(1);
        assertThat(sums().ofService("db").running()).isEqualTo(2);
        assertThat(sums().ofService("unheard of").running()).isZero();
    }

    @Test
    void remembersTheHighestVersion() {
        tally.add(new EngineTask(7, "web", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(9, "web", "", TaskState.ORPHANED, TaskState.REMOVE, AMOUNT));
        tally.add(new EngineTask(8, "web", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));

        assertThat(sums().version()).isEqualTo(9);
    }

    @Test
    void tellsOfWhichServicesTasksAreOnTheirWayAndOfWhichTheyWaitForANode() {
        tally.add(new EngineTask(1, "starting", "up", TaskState.STARTING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(1, "stopping", "up", TaskState.RUNNING, TaskState.SHUTDOWN, AMOUNT));
        tally.add(new EngineTask(1, "lost", "down", TaskState.RUNNING, TaskState.SHUTDOWN, AMOUNT));
        tally.add(new EngineTask(1, "homeless", "", TaskState.PENDING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(1, "steady", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));

        assertThat(sums().moving()).containsOnly("starting", "stopping");
        assertThat(sums().waiting()).containsOnly("homeless");
    }

    @Test
    void countsTheTasksOfSomeServicesAnewAndKeepsThoseOfTheOthers() {
        tally.add(new EngineTask(7, "web", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(8, "db", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));

        var next = tally.without(Set.of("web"));
        next.add(new EngineTask(9, "web", "other", TaskState.STARTING, TaskState.RUNNING, AMOUNT));

        var sums = next.sums(Set.of());
        assertThat(sums.counts()).isEqualTo(new TaskCounts(1, 1, 0));
        assertThat(sums.onNode("up").reserved()).isEqualTo(AMOUNT);
        assertThat(sums.onNode("other").reserved()).isEqualTo(AMOUNT);
        assertThat(sums.version()).isEqualTo(9);
        assertThat(sums().counts()).isEqualTo(new TaskCounts(2, 0, 0));
        assertThat(sums().ofService("web").running()).isEqualTo(1);
        assertThat(sums().version()).isEqualTo(8);
    }

    @Test
    void countsEachOfManyTasks() {
        for (var task = 0; task < 1_000; task++) {
            tally.add(new EngineTask(1, "web", "n" + task % 7, TaskState.RUNNING, TaskState.RUNNING, AMOUNT));
        }

        assertThat(sums().ofService("web").running()).isEqualTo(1_000);
        assertThat(sums().onNode("n0").running()).isEqualTo(143);
        assertThat(sums().onNode("n6").reserved()).isEqualTo(new Resources(300 * 142, 70 * 142));
    }

    @Test
    void knowsWhichServicesHaveTasksOnANode() {
        tally.add(new EngineTask(7, "web", "up", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));
        tally.add(new EngineTask(8, "job", "up", TaskState.FAILED, TaskState.SHUTDOWN, AMOUNT));
        tally.add(new EngineTask(8, "db", "other", TaskState.RUNNING, TaskState.RUNNING, AMOUNT));

        assertThat(tally.servicesOn(Set.of("up", "empty"))).containsOnly("web");
        assertThat(tally.servicesOn(Set.of("up", "other"))).containsOnly("web", "db");
        assertThat(tally.servicesOn(Set.of("other"))).containsOnly("db");
        assertThat(tally.servicesOn(Set.of("empty"))).isEmpty();
    }

    private TaskSums sums() {
        return tally.sums(Set.of("down"));
    }

    private static EngineTask task(String nodeId, TaskState state, TaskState desired) {
        return new EngineTask(1, "web", nodeId, state, desired, AMOUNT);
    }
}
