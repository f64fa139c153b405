package io.swarmstatus.simulator;

import static io.swarmstatus.simulator.TestSwarm.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskLifeTest {

    @Test
    void aTaskPassesThroughEveryStateOneTickAtATime() {
        var swarm = TestSwarm.ofNodes(2);
        swarm.addService("web", 1, 0, 0);

        List<String> states = new ArrayList<>();
        while (swarm.tick()) {
            states.add(tasks(swarm, "web").getFirst().state().wireName());
        }

        assertThat(states)
                .containsExactly("new", "pending", "assigned", "accepted", "preparing", "ready", "starting", "running");
    }

    @Test
    void aTaskNeverGoesBack() {
        var swarm = TestSwarm.running(2, 1);
        var running = tasks(swarm, "web").getFirst();

        assertThatIllegalStateException()
                .isThrownBy(() -> running.withStatus(TaskStatus.of(TaskState.READY, TestSwarm.NOW)))
                .withMessageContaining("from RUNNING back to READY");
    }

    @Test
    void aCrashedTaskIsReplacedByOneThatIsPreparedBeforeItIsStarted() {
        var swarm = TestSwarm.running(2, 1);

        swarm.crashTask("web");
        swarm.tick();

        assertThat(tasks(swarm, "web"))
                .extracting(SwarmTask::state, SwarmTask::desired)
                .containsExactlyInAnyOrder(
                        tuple(TaskState.FAILED, TaskState.SHUTDOWN), tuple(TaskState.NEW, TaskState.READY));
        swarm.settle();
        assertThat(tasks(swarm, "web")).filteredOn(SwarmTask::isRunning).hasSize(1);
    }

    @Test
    void fiveFinishedTasksOfASlotAreKeptAndTheyAreTheNewest() {
        var swarm = TestSwarm.running(2, 1);
        var first = tasks(swarm, "web").getFirst().id();

        for (int crashes = 0; crashes < 7; crashes++) {
            swarm.crashTask("web");
            swarm.settle();
        }

        assertThat(tasks(swarm, "web"))
                .hasSize(6)
                .noneMatch(task -> task.id().equals(first))
                .filteredOn(task -> task.state() == TaskState.FAILED)
                .hasSize(5);
    }

    @Test
    void aTaskThatIsScaledAwayHoldsItsReservationUntilItHasStopped() {
        var swarm = TestSwarm.running(1, 2);

        swarm.scale("web", 1);
        swarm.tick();

        assertThat(tasks(swarm, "web"))
                .extracting(SwarmTask::state, SwarmTask::desired)
                .containsExactlyInAnyOrder(
                        tuple(TaskState.RUNNING, TaskState.RUNNING), tuple(TaskState.RUNNING, TaskState.REMOVE));
        assertThat(swarm.truth().node("manager-1").reservedNanoCpus()).isEqualTo(200_000_000);
        assertThat(swarm.truth().node("manager-1").runningTasks()).isEqualTo(1);
        swarm.settle();
        assertThat(tasks(swarm, "web")).hasSize(1);
        assertThat(swarm.truth().node("manager-1").reservedNanoCpus()).isEqualTo(100_000_000);
    }

    @Test
    void theTasksOfARemovedServiceOutliveIt() {
        var swarm = TestSwarm.running(2, 3);

        swarm.removeService("web");

        assertThat(swarm.services()).isEmpty();
        assertThat(swarm.view().tasks()).hasSize(3);
        swarm.settle();
        assertThat(swarm.view().tasks()).isEmpty();
    }

    @Test
    void aJobRunsToCompletionOnceAndIsThenDone() {
        var swarm = SimulatedSwarm.create(SimulatorConfig.ofNodes(5).withWorkload(10, 50), TestSwarm.TIME);

        var completed = tasks(swarm, "shop_migrate");

        assertThat(completed)
                .hasSize(WorkloadSizes.COMPLETIONS)
                .allMatch(task -> task.state() == TaskState.COMPLETE && task.desired() == TaskState.COMPLETE);
        assertThat(swarm.tick()).isFalse();
    }
}
