package io.swarmstatus.simulator;

import static io.swarmstatus.simulator.TestSwarm.MEBIBYTE;
import static io.swarmstatus.simulator.TestSwarm.tasks;
import static io.swarmstatus.simulator.TestSwarm.tasksOn;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchedulingTest {

    @Test
    void tasksSpreadOverTheNodes() {
        var swarm = TestSwarm.running(5, 10);

        var perNode = swarm.truth().nodes().values();

        assertThat(perNode).hasSize(5).allMatch(node -> node.runningTasks() == 2);
    }

    @Test
    void aTaskThatFitsNowhereWaitsAndSaysWhyInTheWordsOfARealScheduler() {
        var swarm = TestSwarm.ofNodes(4);
        swarm.drain("worker-1");

        swarm.addService("greedy", 1, 0, 4L << 40);
        swarm.settle();

        var waiting = tasks(swarm, "greedy").getFirst();
        assertThat(waiting.state()).isEqualTo(TaskState.PENDING);
        assertThat(waiting.status().error())
                .isEqualTo("no suitable node (insufficient resources on 3 nodes; 1 node not available for new tasks)");
    }

    @Test
    void aTaskThatWaitedStartsWhenThereIsRoom() {
        var swarm = TestSwarm.ofNodes(1);
        var wholeNode = TestSwarm.node(swarm, "manager-1").capacity().nanoCpus();
        swarm.addService("first", 1, wholeNode, MEBIBYTE);
        swarm.settle();
        swarm.addService("second", 1, wholeNode, MEBIBYTE);
        swarm.settle();

        swarm.removeService("first");
        swarm.settle();

        assertThat(tasks(swarm, "second")).singleElement().matches(SwarmTask::isRunning);
    }

    @Test
    void aDrainedNodesTasksMoveAndHoldTheirReservationsUntilTheyHaveStopped() {
        var swarm = TestSwarm.running(5, 5);

        swarm.drain("worker-1");
        swarm.tick();

        assertThat(tasksOn(swarm, "worker-1"))
                .singleElement()
                .matches(task -> task.state() == TaskState.RUNNING && task.desired() == TaskState.SHUTDOWN);
        assertThat(swarm.truth().node("worker-1").reservedMemoryBytes()).isEqualTo(16 * MEBIBYTE);
        swarm.settle();
        assertThat(swarm.truth().node("worker-1")).isEqualTo(new SwarmTruth.NodeTruth(0, 0, 0));
        assertThat(swarm.truth().service("web").running()).isEqualTo(5);
    }

    @Test
    void aReplacementIsNotStartedBeforeItsPredecessorHasStopped() {
        var swarm = TestSwarm.running(2, 1);
        var host = hostOfTheOnlyTask(swarm);
        var alwaysOneAtMost = true;

        swarm.drain(host);
        while (swarm.tick()) {
            var running = tasks(swarm, "web").stream()
                    .filter(task -> task.state() == TaskState.RUNNING)
                    .count();
            alwaysOneAtMost &= running <= 1;
        }

        assertThat(alwaysOneAtMost).isTrue();
        assertThat(hostOfTheOnlyTask(swarm)).isNotEqualTo(host);
    }

    @Test
    void theTasksOfANodeThatIsDownAreReplacedButSeemToRunOn() {
        var swarm = TestSwarm.running(5, 5);

        swarm.nodeDown("worker-1");
        swarm.settle();

        assertThat(tasksOn(swarm, "worker-1"))
                .singleElement()
                .matches(task -> task.state() == TaskState.RUNNING && task.desired() == TaskState.SHUTDOWN);
        assertThat(swarm.truth().node("worker-1").runningTasks()).isZero();
        assertThat(swarm.truth().service("web").running()).isEqualTo(5);
        swarm.nodeUp("worker-1");
        swarm.settle();
        assertThat(tasksOn(swarm, "worker-1")).singleElement().matches(task -> task.state() == TaskState.SHUTDOWN);
    }

    @Test
    void aPausedNodeKeepsItsTasksAndGetsNoMore() {
        var swarm = TestSwarm.running(2, 2);

        swarm.allow("worker-1", Availability.PAUSE);
        swarm.scale("web", 6);
        swarm.settle();

        assertThat(swarm.truth().node("worker-1").runningTasks()).isEqualTo(1);
        assertThat(swarm.truth().node("manager-1").runningTasks()).isEqualTo(5);
    }

    @Test
    void aGlobalServicePutsNoNewTaskOnAPausedNode() {
        var swarm = SimulatedSwarm.create(SimulatorConfig.ofNodes(1).withWorkload(6, 50), TestSwarm.TIME);
        swarm.allow("manager-1", Availability.PAUSE);
        swarm.settle();
        var kept = swarm.truth().service("node-agent").running();

        swarm.crashTask("node-agent");
        swarm.settle();

        assertThat(kept).isEqualTo(1);
        assertThat(tasks(swarm, "node-agent"))
                .singleElement()
                .matches(task -> task.state() == TaskState.FAILED && task.desired() == TaskState.SHUTDOWN);
    }

    @Test
    void aGlobalServiceFollowsTheNodes() {
        var swarm = SimulatedSwarm.create(SimulatorConfig.ofNodes(5).withWorkload(6, 50), TestSwarm.TIME);

        swarm.drain("worker-2");
        swarm.settle();

        assertThat(swarm.truth().service("node-agent")).isEqualTo(new SwarmTruth.ServiceTruth(4, 4));
        swarm.activate("worker-2");
        swarm.settle();
        assertThat(swarm.truth().service("node-agent")).isEqualTo(new SwarmTruth.ServiceTruth(5, 5));
    }

    @Test
    void aTaskMovesWhenItsNodeLosesTheLabelThatItNeeds() {
        var swarm = TestSwarm.busy(5, 1);
        swarm.label("worker-1", "gpu", "true");
        swarm.settle();
        var before = swarm.truth().service("gpu-trainer").running();

        swarm.label("worker-1", "gpu", "false");
        swarm.settle();

        assertThat(before).isEqualTo(1);
        assertThat(swarm.truth().service("gpu-trainer").running()).isZero();
    }

    private static String hostOfTheOnlyTask(SimulatedSwarm swarm) {
        return swarm.truth().nodes().entrySet().stream()
                .filter(node -> node.getValue().runningTasks() == 1)
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
