package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.TaskCounts;
import org.junit.jupiter.api.Test;

/** The figures of real swarms, next to the same worked out by hand. */
class RecordedSwarmTest {

    /**
     * Each node has 2,000,000,000 nano-CPUs and 25,276,514,304 bytes. Only tasks of {@code web} (100,000,000 and
     * 16,777,216) and of {@code shop_db} (200,000,000 and 8,388,608) reserve anything. On
     *
     * <ul>
     *   <li>m1: 2 of web, both ready: 200,000,000 and 33,554,432; left 1,800,000,000 and 25,242,959,872, which is room for
     *       min(18, 252) more; 10 % and 0.1327 %. Of its 6 tasks agent and shop_front run and are meant to
     *   <li>m2: 2 of web, one of them running towards its shutdown, and 1 of shop_db: 400,000,000 and 41,943,040; left
     *       1,600,000,000 and 25,234,571,264; 20 % and 0.1659 %. agent, shop_db, shop_front and one of web run
     *   <li>m3: 2 of web, one of them ready, one running towards its shutdown, and 1 of shop_db: the same amounts as on m2.
     *       agent, shop_db and shop_front run
     *   <li>w1, drained: 1 of web, still running: 100,000,000 and 16,777,216; 5 % and 0.0664 %. It has room for 19 more, and
     *       0 of them would be placed; the 3 tasks that run on it are all meant to shut down
     * </ul>
     */
    @Test
    void countsTheNodesOfASwarmAtWork() {
        var figures = RecordedSwarm.of("").figures();

        assertThat(figures.nodes())
                .extracting(Node::hostname, Node::runningTasks, Node::availableCapacity, Node::resourceUsage)
                .containsExactlyInAnyOrder(
                        tuple("m1", 2, 18L, usage(200_000_000, 33_554_432, 1_800_000_000, 25_242_959_872L, 10, 0.13)),
                        tuple("m2", 4, 16L, usage(400_000_000, 41_943_040, 1_600_000_000, 25_234_571_264L, 20, 0.17)),
                        tuple("m3", 3, 16L, usage(400_000_000, 41_943_040, 1_600_000_000, 25_234_571_264L, 20, 0.17)),
                        tuple("w1", 0, 0L, usage(100_000_000, 16_777_216, 1_900_000_000, 25_259_737_088L, 5, 0.07)));
        assertThat(figures.nodes()).extracting(Node::cpuCount).containsOnly(2.0);
        assertThat(figures.nodes()).extracting(Node::memoryGb).containsOnly(23.54); // 25,276,514,304 / 1,073,741,824
    }

    /**
     * Of 30 tasks 2 + 4 + 3 run. Pending are 3 of web and 1 of crash that are ready, and those of stuck and greedy, for which
     * there is no node. The 4 that failed are of crash. Left are 3 on w1 and 2 of web that are meant to shut down, and 6 of
     * the jobs that are complete. The one changed last is crash's newest: version 161.
     */
    @Test
    void countsTheTasksOfASwarmAtWork() {
        var swarm = RecordedSwarm.of("");

        var figures = swarm.figures();

        assertThat(swarm.tasks()).hasSize(9 + 6 + 4 + 5 + 6);
        assertThat(figures.tasks()).isEqualTo(new TaskCounts(9, 6, 4));
        assertThat(figures.version()).isEqualTo(161);
    }

    /** What a service without {@code ServiceStatus} should have is the same, counted from the tasks. */
    @Test
    void countsTheServicesOfASwarmAtWorkWithAndWithoutTheEnginesOwnCounts() {
        var swarm = RecordedSwarm.of("");
        var services = RecordedAnswer.list("services-1.40", EngineService::read);

        var figures = swarm.figures();
        var older = new RecordedSwarm(swarm.nodes(), services, swarm.tasks()).figures();

        assertThat(figures.services())
                .extracting(Service::name, Service::mode, Service::desired, Service::running)
                .containsExactlyInAnyOrder(
                        tuple("agent", "global", 3L, 3L),
                        tuple("crash", "replicated", 1L, 0L),
                        tuple("gjob", "global-job", 0L, 0L),
                        tuple("greedy", "replicated", 1L, 0L),
                        tuple("job", "replicated-job", 0L, 0L),
                        tuple("shop_db", "replicated", 2L, 2L),
                        tuple("shop_front", "global", 3L, 3L),
                        tuple("stuck", "replicated", 1L, 0L),
                        tuple("web", "replicated", 4L, 1L));
        assertThat(older.services()).isEqualTo(figures.services());
    }

    /**
     * w1 is down; the 3 tasks that it had just been assigned are given up, and reserve nothing. m1 runs 2 of web, agent,
     * shop_front and crash; m2 runs 1 of web, agent, shop_front and shop_db; m3 the same as m2. Room is left for 18, 17 and 17.
     */
    @Test
    void countsASwarmThatHasLostAWorker() {
        var figures = RecordedSwarm.of("-worker-down").figures();

        assertThat(figures.nodes())
                .extracting(
                        Node::hostname,
                        Node::state,
                        Node::runningTasks,
                        Node::availableCapacity,
                        node -> node.resourceUsage().usedCpuNanos())
                .containsExactlyInAnyOrder(
                        tuple("m1", "ready", 5, 18L, 200_000_000L),
                        tuple("m2", "ready", 4, 17L, 300_000_000L),
                        tuple("m3", "ready", 4, 17L, 300_000_000L),
                        tuple("w1", "down", 0, 0L, 0L));
        assertThat(figures.tasks()).isEqualTo(new TaskCounts(13, 2, 3));
    }

    /** Both of rjob's running tasks reserve 100,000,000 and 16,777,216, one on each node. */
    @Test
    void countsWhatRunningJobsReserve() {
        var figures = RecordedSwarm.of("-running-jobs").figures();

        assertThat(figures.nodes())
                .extracting(node -> node.resourceUsage().usedCpuNanos())
                .containsExactly(100_000_000L, 100_000_000L);
        assertThat(figures.services())
                .extracting(Service::name, Service::desired)
                .containsExactlyInAnyOrder(tuple("gjob", 2L), tuple("mix", 2L), tuple("rjob", 2L));
    }

    private static ResourceUsage usage(
            long cpu, long memory, long cpuLeft, long memoryLeft, double cpuPercent, double memoryPercent) {
        return new ResourceUsage(cpu, memory, cpuLeft, memoryLeft, cpuPercent, memoryPercent);
    }
}
