package io.swarmstatus.producer;

import static io.swarmstatus.producer.PartialReadingIT.callsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Trigger;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of an engine that has more services than one question can name. */
class PartialReadingOfManyIT {

    private static final int SERVICES = 300;
    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));

    private final SwarmSimulator simulator = SwarmSimulator.start(
            SimulatorConfig.ofNodes(10).withWorkload(SERVICES, 3 * SERVICES), InstantSource.system(), 0);
    private final DockerEngine client = Engines.client(simulator.uri(), LIMITS);
    private long now;
    private final SwarmCollector collector = collector();

    @BeforeEach
    void look() {
        for (var look = 0; look < 4; look++) { // until what finds no node is known to, and is watched no more
            collector.look(Trigger.POLL);
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        simulator.close();
    }

    @Test
    void asksTwiceForTheTasksOfMoreThanAHundred() {
        crash(120);

        var look = (Look) outline();

        assertThat(callsOf(look)).containsExactly("services", "nodes", "tasks", "tasks", "managers");
        assertThat(look.snapshot().services())
                .isEqualTo(collector().look(Trigger.POLL).snapshot().services());
    }

    @Test
    void readsTheWholeWhereMostHaveChanged() {
        crash(220);

        assertThat(callsOf(outline())).containsExactly("services", "nodes", "tasks");
    }

    @Test
    void countsAHundredAnewWhereTasksOfMoreMayHaveBeenReplacedUnseen() {
        now += Duration.ofSeconds(5).toNanos();
        var late = outline();
        now += Duration.ofSeconds(1).toNanos();
        var soon = outline();

        assertThat(callsOf(late)).containsExactly("services", "tasks", "managers");
        assertThat(callsOf(soon)).containsExactly("services", "managers");
    }

    private Seen outline() {
        return collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING);
    }

    private void crash(int services) {
        var swarm = simulator.swarm();
        assertThat(swarm.services().stream().filter(swarm::crashTask).limit(services))
                .hasSize(services);
    }

    private SwarmCollector collector() {
        return new SwarmCollector("blue", Duration.ofMinutes(2), client, LIMITS, () -> Snapshots.NOON, () -> now);
    }
}
