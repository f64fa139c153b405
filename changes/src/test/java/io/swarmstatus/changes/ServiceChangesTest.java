package io.swarmstatus.changes;

import static io.swarmstatus.changes.Scene.service;
import static io.swarmstatus.changes.Scene.updating;
import static io.swarmstatus.contract.ChangeType.SERVICE_CREATED;
import static io.swarmstatus.contract.ChangeType.SERVICE_DEGRADED;
import static io.swarmstatus.contract.ChangeType.SERVICE_IMAGE_CHANGED;
import static io.swarmstatus.contract.ChangeType.SERVICE_RECOVERED;
import static io.swarmstatus.contract.ChangeType.SERVICE_REMOVED;
import static io.swarmstatus.contract.ChangeType.SERVICE_ROLLBACK_STARTED;
import static io.swarmstatus.contract.ChangeType.SERVICE_ROLLED_BACK;
import static io.swarmstatus.contract.ChangeType.SERVICE_SCALED;
import static io.swarmstatus.contract.ChangeType.SERVICE_UPDATE_FINISHED;
import static io.swarmstatus.contract.ChangeType.SERVICE_UPDATE_PAUSED;
import static io.swarmstatus.contract.ChangeType.SERVICE_UPDATE_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.SwarmChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceChangesTest {

    private final Scene swarm = new Scene();

    @Test
    void tellsWhatWasCreatedAndRemoved() {
        assertThat(after(service("db", 1, 0))).containsExactly(SERVICE_CREATED);
        assertThat(after(service("db", 1, 1))).isEmpty();

        swarm.removeService("db");
        var changes = swarm.look();

        assertThat(changes).extracting(SwarmChange::type).containsExactly(SERVICE_REMOVED);
        assertThat(changes.getFirst().before())
                .isEqualTo(Map.of("mode", "replicated", "image", "web:1", "desired", 1L, "running", 1L));
    }

    @Test
    void takesTasksThatStartForNoLoss() {
        assertThat(after(service("web", 5, 3))).containsExactly(SERVICE_SCALED);
        assertThat(after(service("web", 5, 4))).isEmpty();
        assertThat(after(service("web", 5, 5))).isEmpty();
        assertThat(after(service("web", 2, 5))).containsExactly(SERVICE_SCALED);
        assertThat(after(service("web", 2, 2))).isEmpty();
    }

    @Test
    void tellsOfALossOnceAndOfItsEnd() {
        assertThat(after(service("web", 3, 2))).containsExactly(SERVICE_DEGRADED);
        assertThat(after(service("web", 3, 1))).isEmpty();
        assertThat(after(service("web", 3, 2))).isEmpty();
        assertThat(after(service("web", 3, 3))).containsExactly(SERVICE_RECOVERED);
    }

    @Test
    void tellsOfALossAmongTasksThatStart() {
        after(service("web", 5, 4));

        assertThat(after(service("web", 5, 2))).containsExactly(SERVICE_DEGRADED);
    }

    @Test
    void tellsOfTasksThatDoNotStart() {
        after(service("web", 5, 3));
        assertThat(swarm.look(59)).isEmpty();
        assertThat(swarm.look(1)).extracting(SwarmChange::type).containsExactly(SERVICE_DEGRADED);
    }

    @Test
    void givesTasksThatWereAddedTheirOwnTime() {
        after(service("web", 5, 3));
        swarm.look(50);
        assertThat(after(service("web", 6, 3))).containsExactly(SERVICE_SCALED);

        assertThat(swarm.look(50)).isEmpty();
        assertThat(swarm.look(10)).extracting(SwarmChange::type).containsExactly(SERVICE_DEGRADED);
    }

    @Test
    void takesWhatAnUpdateReplacesForNoLoss() {
        assertThat(after(updating("web:2", 3, "updating")))
                .containsExactly(SERVICE_IMAGE_CHANGED, SERVICE_UPDATE_STARTED);
        assertThat(after(updating("web:2", 2, "updating"))).isEmpty();
        assertThat(after(updating("web:2", 3, "completed"))).containsExactly(SERVICE_UPDATE_FINISHED);
    }

    @Test
    void tellsOfAnUpdateThatFailedAndWentBack() {
        after(updating("web:2", 2, "updating"));

        assertThat(after(updating("web:2", 2, "paused"))).containsExactly(SERVICE_UPDATE_PAUSED, SERVICE_DEGRADED);
        assertThat(after(updating("web:1", 2, "rollback_started")))
                .containsExactly(SERVICE_IMAGE_CHANGED, SERVICE_ROLLBACK_STARTED);
        assertThat(after(updating("web:1", 3, "rollback_completed")))
                .containsExactly(SERVICE_ROLLED_BACK, SERVICE_RECOVERED);
    }

    @Test
    void takesTheWorkOfAJobForNoChange() {
        assertThat(after(service("job", "replicated-job", 10, 2))).containsExactly(SERVICE_CREATED);
        assertThat(after(service("job", "replicated-job", 8, 2))).isEmpty();
        assertThat(after(service("job", "replicated-job", 1, 0))).isEmpty();
        assertThat(swarm.look(120)).isEmpty();
    }

    @Test
    void nobodyScaledAServiceThatRunsEverywhere() {
        after(service("agent", "global", 4, 4));

        assertThat(after(service("agent", "global", 3, 3))).isEmpty();
        assertThat(after(service("agent", "global", 3, 2))).containsExactly(SERVICE_DEGRADED);
    }

    private List<ChangeType> after(Service service) {
        swarm.put(service);
        return swarm.look().stream().map(SwarmChange::type).toList();
    }
}
