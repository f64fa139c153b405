package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real engines sent has a counterpart in what the simulated one sends, and what is left out is named here. */
class ShapeTest {

    /** What the simulated containers do without: arguments, credentials, names on networks, ports of one's own. */
    private static final Set<String> LEFT_OUT_OF_TASKS = Set.of(
            "[].Spec.ContainerSpec.Args",
            "[].Spec.ContainerSpec.Args[]",
            "[].Spec.ContainerSpec.Privileges",
            "[].Spec.ContainerSpec.Privileges.CredentialSpec",
            "[].Spec.ContainerSpec.Privileges.SELinuxContext",
            "[].Spec.Networks[].Aliases",
            "[].Spec.Networks[].Aliases[]",
            "[].Status.PortStatus.Ports",
            "[].Status.PortStatus.Ports[]",
            "[].Status.PortStatus.Ports[].Protocol",
            "[].Status.PortStatus.Ports[].PublishMode",
            "[].Status.PortStatus.Ports[].PublishedPort",
            "[].Status.PortStatus.Ports[].TargetPort");

    private static final Set<String> LEFT_OUT_OF_SERVICES = Set.of(
            "[].Spec.TaskTemplate.ContainerSpec.Args",
            "[].Spec.TaskTemplate.ContainerSpec.Args[]",
            "[].Spec.TaskTemplate.ContainerSpec.Privileges",
            "[].Spec.TaskTemplate.ContainerSpec.Privileges.CredentialSpec",
            "[].Spec.TaskTemplate.ContainerSpec.Privileges.SELinuxContext",
            "[].Spec.TaskTemplate.Networks[].Aliases",
            "[].Spec.TaskTemplate.Networks[].Aliases[]");

    /** What Go makes of settings that it could not read. */
    private static final Set<String> EMPTY_PARTS_OF_AN_UNKNOWN_CLUSTER = Set.of(
            "Swarm.Cluster.Spec.CAConfig",
            "Swarm.Cluster.Spec.Dispatcher",
            "Swarm.Cluster.Spec.EncryptionConfig",
            "Swarm.Cluster.Spec.EncryptionConfig.AutoLockManagers",
            "Swarm.Cluster.Spec.Orchestration",
            "Swarm.Cluster.Spec.Raft",
            "Swarm.Cluster.Spec.Raft.ElectionTick",
            "Swarm.Cluster.Spec.Raft.HeartbeatTick",
            "Swarm.Cluster.Spec.TaskDefaults");

    private final SimulatedSwarm swarm = swarmThatHasSeenEverything();
    private final Engine engine = Engine.of(swarm);

    @Test
    void nodesHaveTheShapeOfRealOnes() {
        var real = Shape.of(Recorded.json("nodes.json"));

        var simulated = Shape.of(engine.json("/nodes"));

        assertThat(simulated.missing(real)).isEmpty();
        assertThat(simulated.contradictions(real)).isEmpty();
    }

    @Test
    void nodesOfANewLeaderHaveTheShapeAndTheWordsOfRealOnes() {
        var real = Recorded.json("nodes-after-leader-change.json");
        swarm.changeLeader();

        var simulated = engine.json("/nodes");

        assertThat(Shape.of(simulated).missing(Shape.of(real))).isEmpty();
        assertThat(simulated.findValuesAsText("Message")).containsAll(real.findValuesAsText("Message"));
    }

    @Test
    void servicesHaveTheShapeOfRealOnes() {
        var real = Shape.of(Recorded.json("services.json"));

        var simulated = Shape.of(engine.json("/services?status=true"));

        assertThat(simulated.missing(real).keySet()).isEqualTo(LEFT_OUT_OF_SERVICES);
        assertThat(simulated.contradictions(real)).isEmpty();
    }

    @Test
    void tasksHaveTheShapeOfRealOnes() {
        var real = Shape.of(Recorded.json("tasks.json"));

        var simulated = Shape.of(engine.json("/tasks"));

        assertThat(simulated.missing(real).keySet()).isEqualTo(LEFT_OUT_OF_TASKS);
        assertThat(simulated.contradictions(real)).isEmpty();
    }

    @Test
    void everyStateAndEveryMessageOfTheRecordedTasksIsOneThatTheSimulatorKnows() {
        for (JsonNode task : Recorded.json("tasks.json")) {
            var state = task.at("/Status/State").asText().toUpperCase(Locale.ROOT);

            var known = TaskState.valueOf(state);

            assertThat(task.at("/Status/Message").asText()).isEqualTo(known.message());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGER, info-manager.json",
        "NO_QUORUM, info-no-quorum.json",
        "WORKER, info-worker.json",
        "LOCKED, info-locked.json",
        "NOT_IN_SWARM, info-not-in-swarm.json"
    })
    void infoHasTheShapeOfARealOneInEachCondition(EngineCondition condition, String recorded) {
        var real = Recorded.json(recorded);

        var simulated = engine.json("/info", condition);

        var leftOut = condition == EngineCondition.NO_QUORUM ? EMPTY_PARTS_OF_AN_UNKNOWN_CLUSTER : Set.of();
        assertThat(Shape.of(simulated).missing(Shape.of(real)).keySet()).isEqualTo(leftOut);
        assertThat(Shape.of(real).missing(Shape.of(simulated)).keySet()).isEmpty();
        for (String field : Set.of("LocalNodeState", "ControlAvailable", "Error")) {
            assertThat(simulated.at("/Swarm/" + field)).isEqualTo(real.at("/Swarm/" + field));
        }
        assertThat(simulated.at("/Swarm/NodeID").asText().isEmpty())
                .isEqualTo(real.at("/Swarm/NodeID").asText().isEmpty());
    }

    @Test
    void theVersionHasTheShapeOfARealOne() {
        var real = Shape.of(Recorded.json("version.json"));

        var simulated = Shape.of(engine.json("/version"));

        assertThat(simulated.missing(real)).isEmpty();
    }

    @Test
    void eventsHaveTheShapeOfRealOnes() throws IOException {
        var real = JsonNodeFactory.instance.arrayNode();
        Recorded.text("events.jsonl").lines().map(Engine::parse).forEach(real::add);
        var simulated = JsonNodeFactory.instance.arrayNode();

        for (SwarmEvent event : List.of(
                SwarmEvent.of(null, TestSwarm.node(swarm, "worker-3")),
                SwarmEvent.removed(swarm.view().services().getFirst(), TestSwarm.NOW))) {
            simulated.add(Engine.parse(EventJson.line(event)));
        }

        assertThat(Shape.of(simulated)).isEqualTo(Shape.of(real));
    }

    @ParameterizedTest
    @CsvSource({"/nodes, 1500, 2300", "/services?status=true, 1000, 2000", "/tasks, 1000, 2500"})
    void objectsAreAboutAsLargeAsRealOnes(String list, int smallest, int largest) {
        var averageSize = engine.bytes(list).length / engine.json(list).size();

        assertThat(averageSize).isBetween(smallest, largest);
    }

    private static SimulatedSwarm swarmThatHasSeenEverything() {
        var swarm = TestSwarm.busy(8, 1);
        swarm.addService("greedy", 1, 0, 1L << 50);
        swarm.scale("shop_api", 3);
        swarm.settle();
        swarm.updateImage("shop_web", "web:2");
        swarm.nodeDown("worker-1");
        swarm.tick();
        swarm.settle();
        swarm.nodeDown("worker-2");
        return swarm;
    }
}
