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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of a simulated engine to find out what has changed of its swarm. */
class PartialReadingIT {

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
        assertThat(collector.look(Trigger.POLL).isMoving()).isFalse(); // a task that finds no node is known to now
        for (var look = 0; look < 2; look++) {
            collector.look(Trigger.POLL); // and is watched no more
        }
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        simulator.close();
    }

    @Test
    void asksForTheManagersAndTheServicesWhereNothingHasChanged() {
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "managers");
    }

    @Test
    void asksForNothingWhereNothingIsSuspected() {
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.SUSPECTS, Touched.NOTHING)))
                .isEmpty();
    }

    @Test
    void countsTheTasksOfThatServiceAloneOfWhichOneHasEnded() {
        var swarm = simulator.swarm();
        assertThat(swarm.services()).anyMatch(swarm::crashTask);

        var look = (Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING);

        assertThat(callsOf(look)).containsExactly("services", "nodes", "tasks", "managers");
        assertThat(itemsOf(look, "tasks")).isLessThan(itemsOf(whole(), "tasks"));
        assertThatItTellsAll(look);
    }

    @Test
    void countsTheTasksOfThatServiceAloneOfWhichAnEventTells() {
        var swarm = simulator.swarm();
        var service = whole().snapshot().services().getFirst();
        swarm.updateImage(service.name(), "web:next");

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(service.id()));

        assertThat(callsOf(look)).containsExactly("services", "tasks", "managers");
        assertThat(itemsOf(look, "services")).isEqualTo(1);
        assertThatItTellsAll(look);
    }

    @Test
    void followsAServiceThatAnEventToldOfOverTwoOutlines() {
        var id = whole().snapshot().services().getFirst().id();
        collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(id));

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.SUSPECTS, Touched.NOTHING)))
                .containsExactly("services");
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "tasks", "managers");
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "tasks", "managers");
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "managers");
    }

    @Test
    void countsATaskThatHasANodeBeforeItRuns() {
        var swarm = simulator.swarm();
        var service = whole().snapshot().services().getFirst();
        swarm.scale(service.name(), 30);
        collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(service.id()));
        swarm.tick();

        assertThatItTellsAll((Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING));
    }

    @Test
    void asksForAllServicesWhereOneIsNew() {
        simulator.swarm().addService("late", 3, 1_000, 1_000);
        simulator.swarm().settle();
        var id = whole().snapshot().services().stream()
                .filter(service -> service.name().equals("late"))
                .findFirst()
                .orElseThrow()
                .id();

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(id));

        assertThat(callsOf(look)).containsExactly("services", "tasks", "managers");
        assertThatItTellsAll(look);
    }

    @Test
    void readsTheWholeWhereAServiceIsGone() {
        var service = whole().snapshot().services().getFirst();
        simulator.swarm().removeService(service.name());

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(service.id()));

        assertThat(callsOf(look)).containsExactly("services", "nodes", "services", "tasks");
        assertThatItTellsAll(look);
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.SUSPECTS, Touched.NOTHING)))
                .doesNotContain("tasks");
        for (var outline = 0; outline < 2; outline++) {
            assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                    .containsExactly("nodes", "services", "tasks");
        }
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "managers");
    }

    @Test
    void readsTheWholeWhereTheEngineRefusesTheTasksOfAServiceThatIsGone() {
        var service = whole().snapshot().services().getFirst();
        simulator
                .faults()
                .add(FaultRule.always(new Fault.Failure(404, "service " + service.id() + " not found"))
                        .on(Endpoint.TASKS)
                        .times(1));

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(service.id()));

        assertThat(callsOf(look)).containsExactly("services", "tasks", "nodes", "services", "tasks");
        assertThatItTellsAll(look);
    }

    @Test
    void watchesWhatEventsTellOfWithALookAtTheWhole() {
        var id = whole().snapshot().services().getFirst().id();
        collector.look(Trigger.INTERVAL, service(id));

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "tasks", "managers");
    }

    @Test
    void readsNoMoreThanTheNodesWhereOneHasANewLabel() {
        assertThatNodesAloneAreReadOnceLabelled(simulator.swarm().workers().getFirst());
    }

    @Test
    void readsNoMoreThanTheNodesWhereAManagerHasANewLabel() {
        assertThatNodesAloneAreReadOnceLabelled(simulator.swarm().managers().getFirst());
    }

    private void assertThatNodesAloneAreReadOnceLabelled(String node) {
        simulator.swarm().label(node, "zone", "b");

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, node(node));

        assertThat(callsOf(look)).containsExactly("nodes");
        assertThatItTellsAll(look);
    }

    @Test
    void readsTheWholeAtTheNextPollWhereTheEventOfAManagersLabelWasLost() {
        var swarm = simulator.swarm();
        swarm.label(swarm.managers().getLast(), "zone", "b");

        var look = (Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING);

        assertThat(callsOf(look)).containsExactly("services", "managers", "nodes", "services", "tasks");
        assertThatItTellsAll(look);
    }

    @Test
    void tellsOfANodeOfWhichTheEventWasLostOnceThereIsAnythingElseToTell() {
        var swarm = simulator.swarm();
        swarm.drain(swarm.workers().getFirst());
        assertThat(swarm.services()).anyMatch(swarm::crashTask);

        assertThatItTellsAll((Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING));
    }

    @Test
    void doesNotSpeakAsLeaderOfAServiceThatAnotherLeaderHasChanged() {
        var service = whole().snapshot().services().getFirst();
        simulator.swarm().changeLeader();
        simulator.swarm().scale(service.name(), 30);

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(service.id()));

        assertThat(look.standing()).isInstanceOf(Standing.Follows.class);
        assertThat(look.snapshot().collectedBy().isLeader()).isFalse();
    }

    @Test
    void readsTheWholeWhereAServiceHasChangedAndAManagerOfWhichNoEventTold() {
        var service = whole().snapshot().services().getFirst();
        simulator.swarm().drain(simulator.swarm().managers().getLast());
        simulator.swarm().scale(service.name(), 30);

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, service(service.id()));

        assertThat(callsOf(look)).containsExactly("services", "tasks", "managers", "nodes", "services", "tasks");
        assertThatItTellsAll(look);
    }

    @Test
    void readsTheNodesAndWhoHasTasksThereWhereANodeIsDrained() {
        var worker = simulator.swarm().workers().getFirst();
        simulator.swarm().drain(worker);

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, node(worker));

        assertThat(callsOf(look)).containsExactly("nodes", "services", "tasks", "managers");
        assertThatItTellsAll(look);
    }

    @Test
    void readsTheNodesAndWhoHasTasksThereWhereANodeIsLost() {
        var worker = simulator.swarm().workers().getFirst();
        simulator.swarm().nodeDown(worker);

        var look = (Look) collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, node(worker));

        assertThat(callsOf(look)).doesNotHaveDuplicates().contains("nodes", "tasks");
        assertThatItTellsAll(look);
    }

    @Test
    void isReadAsAWholeOnceAManagerIsOutOfReach() {
        var other = simulator.swarm().managers().getLast();
        simulator.swarm().nodeDown(other);

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "managers", "nodes", "services", "tasks");
    }

    @Test
    void countsTheTasksAnewOfWhichOneMayHaveBeenReplacedUnseen() {
        now += RESTART_DELAY.toNanos() - 1;
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .doesNotContain("tasks");

        now += RESTART_DELAY.toNanos();
        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .containsExactly("services", "tasks", "managers");
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
        var failed = (Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING);
        assertThat(failed.snapshot().condition()).isEqualTo(Condition.COLLECTION_FAILED);

        simulator.faults().clear();

        assertThat(callsOf(collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING)))
                .contains("nodes", "tasks");
    }

    @Test
    void isNotToldWithoutAskingByAnEngineThatLeadsNoLonger() {
        simulator.swarm().changeLeader();

        var look = (Look) collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING);

        assertThat(look.standing()).isInstanceOf(Standing.Follows.class);
    }

    /** What a look at the whole tells by itself. */
    private void assertThatItTellsAll(Look look) {
        var whole = whole().snapshot();
        assertThat(look.snapshot().nodes()).isEqualTo(whole.nodes());
        assertThat(look.snapshot().services()).isEqualTo(whole.services());
        assertThat(look.snapshot().tasks()).isEqualTo(whole.tasks());
    }

    private Look whole() {
        return new SwarmCollector("blue", Duration.ofMinutes(2), client, LIMITS, () -> Snapshots.NOON, () -> now)
                .look(Trigger.POLL);
    }

    private static Touched service(String id) {
        return new Touched(Set.of(), Set.of(id), false);
    }

    private Touched node(String hostname) {
        var node = whole().snapshot().nodes().stream()
                .filter(each -> hostname.equals(each.hostname()))
                .findFirst()
                .orElseThrow();
        return new Touched(Set.of(node.id()), Set.of(), false);
    }

    private static long itemsOf(Look look, String call) {
        return look.snapshot().performanceMetrics().calls().stream()
                .filter(made -> made.call().equals(call))
                .mapToLong(Call::items)
                .sum();
    }

    static List<String> callsOf(Seen seen) {
        var calls =
                switch (seen) {
                    case Look look -> look.snapshot().performanceMetrics().calls();
                    case Seen.Unchanged(var made) -> made;
                };
        return calls.stream().map(Call::call).toList();
    }
}
