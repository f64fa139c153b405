package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.simulator.Churn;
import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.EngineCondition;
import io.swarmstatus.simulator.Fault;
import io.swarmstatus.simulator.Fault.Framing;
import io.swarmstatus.simulator.FaultRule;
import io.swarmstatus.simulator.SimulatedSwarm;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import io.swarmstatus.simulator.SwarmTruth;
import io.swarmstatus.simulator.SwarmTruth.NodeTruth;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collects from simulated engines, whose swarm knows the truth about itself. */
class ProducerSimulatorIT {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
    private static final CallLimits SHORT = new CallLimits(Duration.ofSeconds(1), Duration.ofSeconds(60));
    private static final SimulatorConfig TWENTY_NODES = SimulatorConfig.ofNodes(20);

    @Test
    void tellsTheTruthAboutASwarmInMotion() throws IOException {
        try (var simulator = start(TWENTY_NODES);
                var client = Engines.client(simulator.uri(), LIMITS)) {
            var churn = new Churn(simulator.swarm(), 7);
            var collector = Engines.collector(client, LIMITS);

            for (int step = 1; step <= 200; step++) {
                var done = churn.step();
                var snapshot = collector.look(Trigger.POLL).snapshot();

                assertThat(snapshot.condition()).isEqualTo(Condition.OK);
                assertTruth(
                        "step " + step + ": " + done,
                        snapshot,
                        simulator.swarm().truth());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9, 10, 11})
    void tellsTheTruthFromPartsOfASwarmInMotion(long seed) throws IOException {
        try (var simulator = start(TWENTY_NODES);
                var client = Engines.client(simulator.uri(), LIMITS)) {
            var churn = new Churn(simulator.swarm(), seed);
            var collector = Engines.collector(client, LIMITS);
            var told = collector.look(Trigger.STARTUP).snapshot();
            var wholes = 0;

            for (int step = 1; step <= 150; step++) {
                var before = versions(client);
                var done = churn.step();
                var events = changed(before, versions(client));
                var seen = List.of(
                        collector.lookIfChanged(Trigger.EVENT, Depth.SUSPECTS, events),
                        collector.lookIfChanged(Trigger.POLL, Depth.OUTLINE, Touched.NOTHING));

                for (var look : seen) {
                    told = look instanceof Look found ? found.snapshot() : told;
                    wholes += look instanceof Look found && found.isWhole() ? 1 : 0;
                }
                assertThat(told.condition()).isEqualTo(Condition.OK);
                assertTruth(
                        "step " + step + ": " + done, told, simulator.swarm().truth());
            }
            assertThat(wholes).isLessThan(15);
        }
    }

    /** The raft index of each node and service, by the event that is sent when it changes. */
    private static Map<EngineEvent, Long> versions(DockerEngine client) {
        var reading = new EngineReading(client, LIMITS, new CallLog(System::nanoTime), null);
        var versions = new HashMap<EngineEvent, Long>();
        reading.nodes().forEach(node -> versions.put(new EngineEvent("node", node.id()), node.version()));
        reading.services()
                .forEach(service -> versions.put(new EngineEvent("service", service.id()), service.version()));
        return versions;
    }

    private static Touched changed(Map<EngineEvent, Long> before, Map<EngineEvent, Long> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(event -> !Objects.equals(before.get(event), after.get(event)))
                .map(Touched::by)
                .reduce(Touched.NOTHING, Touched::and);
    }

    private static void assertTruth(String step, Snapshot snapshot, SwarmTruth truth) {
        assertThat(nodes(snapshot)).as(step).isEqualTo(truth.nodes());
        assertThat(services(snapshot, Service::running)).as(step).isEqualTo(services(truth, service ->
                (long) service.running()));
        assertThat(snapshot.services())
                .filteredOn(service -> !service.mode().equals("replicated-job"))
                .as(step)
                .allSatisfy(service -> assertThat(service.desired())
                        .isEqualTo(truth.service(service.name()).desired()));
        assertThat(snapshot.swarmVersion()).as(step).isPositive().isLessThanOrEqualTo(truth.version());
        assertThat(new String(new SnapshotCodec().encode(snapshot), StandardCharsets.UTF_8))
                .as(step)
                .doesNotContain(SimulatedSwarm.SECRET_MARKER);
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGER,              OK",
        "NO_QUORUM,            NO_QUORUM",
        "WORKER,               NOT_A_MANAGER",
        "NOT_IN_SWARM,         NOT_IN_SWARM",
        "STARTING,             MANAGER_NOT_READY",
        "LOCKED,               SWARM_LOCKED",
        "CERTIFICATES_EXPIRED, CERTIFICATES_EXPIRED"
    })
    void tellsWhatTheEngineIsToItsSwarm(EngineCondition engine, Condition condition) throws IOException {
        try (var simulator = start(TWENTY_NODES)) {
            simulator.faults().pretend(engine);

            assertThat(collect(simulator.uri(), LIMITS).condition()).isEqualTo(condition);
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhatIsWrongWithAListUntilItIsRightAgain(Fault fault, Condition condition, String detail)
            throws IOException {
        try (var simulator = start(TWENTY_NODES)) {
            simulator.faults().add(FaultRule.always(fault).on(Endpoint.TASKS));
            var struck = collect(simulator.uri(), SHORT);
            simulator.faults().clear();
            var afterwards = collect(simulator.uri(), LIMITS);

            assertThat(struck.condition()).isEqualTo(condition);
            assertThat(struck.errorDetail()).contains(detail);
            assertThat(afterwards.condition()).isEqualTo(Condition.OK);
        }
    }

    static List<Arguments> faults() {
        var notUsable = "the answer to GET /v1.41/tasks is not usable: ";
        var outOfTime = "GET /v1.41/tasks had no complete answer in time";
        return List.of(
                Arguments.of(
                        new Fault.Failure(500, "disk full"),
                        Condition.COLLECTION_FAILED,
                        "GET /v1.41/tasks was answered 500: disk full"),
                Arguments.of(new Fault.Hang(), Condition.TIMED_OUT, outOfTime),
                Arguments.of(new Fault.Delay(Duration.ofMinutes(1)), Condition.TIMED_OUT, outOfTime),
                Arguments.of(new Fault.Throttle(1_000), Condition.TIMED_OUT, outOfTime),
                Arguments.of(new Fault.Truncate(5_000, Framing.CHUNKED), Condition.COLLECTION_FAILED, notUsable),
                Arguments.of(new Fault.Truncate(5_000, Framing.CONTENT_LENGTH), Condition.COLLECTION_FAILED, notUsable),
                Arguments.of(new Fault.Garbage(), Condition.COLLECTION_FAILED, notUsable),
                Arguments.of(new Fault.Disconnect(), Condition.DOCKER_UNREACHABLE, "hung up without an answer"));
    }

    @Test
    void tellsThroughWhicheverManagerWhoLeadsAndWhetherNobodyDoes() throws IOException {
        try (var simulator = start(TWENTY_NODES)) {
            var other = simulator.swarm().managers().get(1);
            var engine = simulator.startEngine(other, 0);
            var before = collect(engine.uri(), LIMITS);
            while (!simulator.swarm().leader().orElse("").equals(other)) {
                simulator.swarm().changeLeader();
                simulator.swarm().settle();
            }
            var after = collect(engine.uri(), LIMITS);
            simulator.swarm().loseQuorum();
            var alone = collect(engine.uri(), LIMITS);

            assertThat(before.collectedBy().hostname()).isEqualTo(other);
            assertThat(before.collectedBy().isLeader()).isFalse();
            assertThat(after.collectedBy().isLeader()).isTrue();
            assertThat(after.nodes())
                    .filteredOn(Node::isLeader)
                    .extracting(Node::hostname)
                    .containsExactly(other);
            assertThat(alone.condition()).isEqualTo(Condition.NO_QUORUM);
        }
    }

    @Test
    void readsAVeryLargeSwarm() throws IOException {
        var config = SimulatorConfig.ofNodes(1_000).withWorkload(5_000, 100_000);

        try (var simulator = start(config)) {
            var snapshot = collect(simulator.uri(), LIMITS);

            assertThat(snapshot.errorDetail()).isNull();
            assertThat(snapshot.performanceMetrics().calls())
                    .extracting(Call::call, Call::items)
                    .contains(tuple("nodes", 1_000L), tuple("services", 5_000L), tuple("tasks", 100_000L));
            assertThat(nodes(snapshot)).isEqualTo(simulator.swarm().truth().nodes());
        }
    }

    private static SwarmSimulator start(SimulatorConfig config) {
        return SwarmSimulator.start(config, () -> Snapshots.NOON, 0);
    }

    private static Snapshot collect(URI engine, CallLimits limits) throws IOException {
        try (var client = Engines.client(engine, limits)) {
            return Engines.collector(client, limits).look(Trigger.POLL).snapshot();
        }
    }

    private static Map<String, NodeTruth> nodes(Snapshot snapshot) {
        return snapshot.nodes().stream()
                .collect(Collectors.toMap(
                        Node::hostname,
                        node -> new NodeTruth(
                                node.resourceUsage().usedCpuNanos(),
                                node.resourceUsage().usedMemoryBytes(),
                                node.runningTasks())));
    }

    private static Map<String, Long> services(Snapshot snapshot, Function<Service, Long> figure) {
        return snapshot.services().stream().collect(Collectors.toMap(Service::name, figure));
    }

    private static Map<String, Long> services(SwarmTruth truth, Function<SwarmTruth.ServiceTruth, Long> figure) {
        return truth.services().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> figure.apply(entry.getValue())));
    }
}
