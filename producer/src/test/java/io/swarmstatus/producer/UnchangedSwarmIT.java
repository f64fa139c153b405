package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.Fault;
import io.swarmstatus.simulator.FaultRule;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of a simulated engine to find out whether its swarm has changed. */
class UnchangedSwarmIT {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
    private static final Duration RESTART_DELAY = Duration.ofSeconds(5);

    private final SwarmSimulator simulator =
            SwarmSimulator.start(SimulatorConfig.ofNodes(5), InstantSource.system(), 0);
    private final DockerEngine client = Engines.client(simulator.uri(), LIMITS);
    private long now;
    private final SwarmCollector collector =
            new SwarmCollector("blue", Duration.ofMinutes(2), client, LIMITS, () -> Snapshots.NOON, () -> now);

    @BeforeEach
    void look() {
        assertThat(collector.look(Trigger.STARTUP).snapshot().condition()).isEqualTo(Condition.OK);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        simulator.close();
    }

    @Test
    void isKnownByTheManagersAndTheServicesAlone() {
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE)))
                .containsExactly("managers", "services");
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.SERVICES)))
                .containsExactly("services");
    }

    @Test
    void isReadAsAWholeOnceATaskHasEndedAndTheServicesNotAgain() {
        var swarm = simulator.swarm();
        assertThat(swarm.services()).anyMatch(swarm::crashTask);

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE)))
                .containsExactly("managers", "services", "nodes", "tasks");
    }

    @Test
    void isReadAsAWholeOnceAManagerIsOutOfReach() {
        var other = simulator.swarm().managers().getLast();
        simulator.swarm().nodeDown(other);

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE)))
                .containsExactly("managers", "nodes", "services", "tasks");
    }

    @Test
    void isReadAsAWholeWhereATaskMayHaveBeenReplacedUnseen() {
        now += RESTART_DELAY.toNanos() - 1;
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE)))
                .doesNotContain("tasks");

        now += RESTART_DELAY.toNanos();
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE)))
                .containsExactly("nodes", "services", "tasks");
    }

    @Test
    void isNotTakenForMovingOnceATaskIsKnownToFindNoNode() {
        simulator.swarm().addService("huge", 1, 1_000_000_000_000L, 1);
        simulator.swarm().settle();

        assertThat(collector.look(Trigger.POLL).isMoving()).isTrue();
        assertThat(collector.look(Trigger.POLL).isMoving()).isFalse();
    }

    @Test
    void isReadAsAWholeAfterAFailureThatIsTold() {
        simulator
                .faults()
                .add(FaultRule.always(new Fault.Failure(500, "out of order")).on(Endpoint.SERVICES));
        var failed = (Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE);
        assertThat(failed.snapshot().condition()).isEqualTo(Condition.COLLECTION_FAILED);

        simulator.faults().clear();

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE)))
                .contains("nodes", "tasks");
    }

    @Test
    void isNotToldWithoutAskingByAnEngineThatLeadsNoLonger() {
        simulator.swarm().changeLeader();

        var look = (Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE);

        assertThat(look.standing()).isInstanceOf(Standing.Follows.class);
    }

    private static List<String> callsOf(Seen seen) {
        var calls =
                switch (seen) {
                    case Look look -> look.snapshot().performanceMetrics().calls();
                    case Seen.Unchanged(var made) -> made;
                };
        return calls.stream().map(Call::call).toList();
    }
}
