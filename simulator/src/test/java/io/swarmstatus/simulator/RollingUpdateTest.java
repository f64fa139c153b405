package io.swarmstatus.simulator;

import static io.swarmstatus.simulator.TestSwarm.tasks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class RollingUpdateTest {

    @Test
    void oneTaskAfterTheOtherIsReplaced() {
        var swarm = TestSwarm.running(3, 3);
        var leastRunning = 3L;

        swarm.updateImage("web", "web:2");
        while (swarm.tick()) {
            var running =
                    tasks(swarm, "web").stream().filter(SwarmTask::isRunning).count();
            leastRunning = Math.min(leastRunning, running);
        }

        assertThat(leastRunning).isEqualTo(2);
        assertThat(tasks(swarm, "web"))
                .filteredOn(SwarmTask::isRunning)
                .hasSize(3)
                .allMatch(task -> task.spec().image().equals("web:2"));
    }

    @Test
    void theServiceSaysThatItIsUpdatingAndThenThatItIsDone() {
        var swarm = TestSwarm.running(3, 2);

        swarm.updateImage("web", "web:2");

        assertThat(updateState(swarm)).isEqualTo(UpdateStatus.State.UPDATING);
        swarm.settle();
        assertThat(updateState(swarm)).isEqualTo(UpdateStatus.State.COMPLETED);
    }

    @Test
    void aTaskReservesWhatItWasMadeWithAndNotWhatItsServiceWantsNow() {
        var swarm = TestSwarm.running(1, 2);

        swarm.updateReservations("web", 500_000_000, 0);

        assertThat(swarm.truth().node("manager-1").reservedNanoCpus()).isEqualTo(200_000_000);
        swarm.settle();
        assertThat(swarm.truth().node("manager-1").reservedNanoCpus()).isEqualTo(1_000_000_000);
    }

    @Test
    void aJobHasNoUpdates() {
        var swarm = TestSwarm.busy(5, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> swarm.updateImage("shop_migrate", "migrate:2"))
                .withMessageContaining("job");
    }

    private static UpdateStatus.State updateState(SimulatedSwarm swarm) {
        return Objects.requireNonNull(swarm.view().services().getFirst().update())
                .state();
    }
}
