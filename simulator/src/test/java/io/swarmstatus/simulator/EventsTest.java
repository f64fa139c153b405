package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void aChangeOfANodeIsToldWithOldAndNewValues() throws InterruptedException {
        var swarm = TestSwarm.ofNodes(2);
        var subscription = swarm.subscribe();

        swarm.drain("worker-1");
        swarm.nodeDown("worker-1");

        assertThat(subscription.take().attributes())
                .containsExactly(
                        entry("availability.new", "drain"),
                        entry("availability.old", "active"),
                        entry("name", "worker-1"));
        assertThat(subscription.take().attributes())
                .containsExactly(entry("name", "worker-1"), entry("state.new", "down"), entry("state.old", "ready"));
    }

    @Test
    void aServiceIsToldOfFromItsCreationToItsRemoval() throws InterruptedException {
        var swarm = TestSwarm.ofNodes(2);
        var subscription = swarm.subscribe();

        swarm.addService("web", 2, 0, 0);
        swarm.scale("web", 3);
        swarm.updateImage("web", "web:2");
        swarm.removeService("web");

        assertThat(subscription.take().action()).isEqualTo("create");
        assertThat(subscription.take().attributes())
                .containsEntry("replicas.old", "2")
                .containsEntry("replicas.new", "3");
        assertThat(subscription.take().attributes())
                .containsEntry("image.new", "web:2")
                .containsEntry("updatestate.new", "updating")
                .doesNotContainKey("updatestate.old");
        assertThat(subscription.take()).extracting(SwarmEvent::action).isEqualTo("remove");
    }

    @Test
    void nothingIsToldOfTasks() throws InterruptedException {
        var swarm = TestSwarm.running(2, 3);
        var subscription = swarm.subscribe();

        swarm.crashTask("web");
        swarm.settle();
        swarm.label("worker-1", "last", "event");

        assertThat(subscription.take())
                .extracting(SwarmEvent::type, event -> event.attributes().get("name"))
                .containsExactly("node", "worker-1");
    }

    @Test
    void whoDoesNotListenFastEnoughMissesWhatIsNewest() throws InterruptedException {
        var swarm = TestSwarm.ofNodes(2);
        var subscription = swarm.subscribe();

        for (int i = 0; i < 1_100; i++) {
            swarm.label("worker-1", "round", String.valueOf(i));
        }
        var oldest = subscription.take();
        swarm.drain("worker-1");
        for (int i = 0; i < 999; i++) {
            subscription.take();
        }

        assertThat(oldest.attributes()).containsOnlyKeys("name");
        assertThat(subscription.take().attributes()).containsEntry("availability.new", "drain");
    }
}
