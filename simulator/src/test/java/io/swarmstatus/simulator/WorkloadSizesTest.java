package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkloadSizesTest {

    @Property
    void theServicesOfAllKindsMakeUpExactlyWhatWasAskedFor(
            @ForAll @IntRange(min = 1, max = 2_000) int nodes,
            @ForAll @IntRange(min = 1, max = 5_000) int services,
            @ForAll @IntRange(max = 100_000) int tasks,
            @ForAll long seed) {
        var config = SimulatorConfig.ofNodes(nodes).withWorkload(services, tasks);

        var sizes = WorkloadSizes.of(config, new SplittableRandom(seed));

        var replicas = sizes.replicas().stream().mapToInt(count -> count).sum();
        assertThat(sizes.globals()
                        + sizes.globalJobs()
                        + sizes.jobs()
                        + sizes.stuck()
                        + sizes.replicas().size())
                .isEqualTo(services);
        assertThat(replicas
                        + sizes.stuck()
                        + sizes.jobs() * WorkloadSizes.COMPLETIONS
                        + (sizes.globals() + sizes.globalJobs()) * nodes)
                .isEqualTo(tasks);
        assertThat(sizes.replicas()).allMatch(count -> count >= 0);
    }

    @Test
    void aSwarmListsTheTasksThatWereAskedForAndThoseThatCrashedBefore() {
        var config = SimulatorConfig.ofNodes(10).withWorkload(40, 300).withFinishedTasks(100);

        var swarm = SimulatedSwarm.create(config, TestSwarm.TIME);

        assertThat(swarm.view().nodes()).hasSize(10);
        assertThat(swarm.view().services()).hasSize(40);
        assertThat(swarm.view().tasks()).hasSize(400);
        assertThat(swarm.view().tasks())
                .filteredOn(task -> task.state() == TaskState.FAILED)
                .hasSize(100);
    }

    @Test
    void oneTaskAloneFitsNowhere() {
        var swarm = TestSwarm.busy(20, 7);

        var pending = swarm.view().tasks().stream()
                .filter(task -> task.state() == TaskState.PENDING)
                .toList();

        assertThat(pending).hasSize(1);
    }

    @Test
    void thereIsNoSwarmWithoutAManager() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorConfig.ofNodes(3).withManagers(0))
                .withMessageContaining("at least one manager");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SimulatorConfig.ofNodes(3).withManagers(4))
                .withMessageContaining("no more than nodes");
    }
}
