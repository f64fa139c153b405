package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.simulator.EngineVersion;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import io.swarmstatus.simulator.SwarmTruth.ServiceTruth;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines of all ages, from the first that had swarms to those that are yet to come. */
class EngineVersionsIT {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(20));

    @ParameterizedTest
    @CsvSource({
        "1.12.6,   1.24, 1.12, 1.24",
        "1.13.1,   1.26, 1.12, 1.26",
        "18.09.9,  1.39, 1.12, 1.39",
        "19.03.15, 1.40, 1.12, 1.40",
        "20.10.24, 1.41, 1.12, 1.41",
        "23.0.6,   1.42, 1.12, 1.42",
        "25.0.5,   1.44, 1.24, 1.44",
        "28.5.0,   1.51, 1.24, 1.51",
        "29.0.0,   1.52, 1.44, 1.51",
        "99.0.0,   1.99, 1.51, 1.51"
    })
    void readTheSameSwarmInTheNewestVersionThatBothSpeak(String engine, String newest, String oldest, String spoken)
            throws IOException {
        var config = SimulatorConfig.ofNodes(5).withEngine(EngineVersion.of(engine, newest, oldest));
        try (var simulator = SwarmSimulator.start(config, InstantSource.system(), 0)) {
            var truth = simulator.swarm().truth();

            var snapshot = collect(simulator.uri());

            assertThat(snapshot.errorDetail()).isNull();
            assertThat(snapshot.collectedBy())
                    .extracting(Collector::engineVersion, Collector::apiVersion)
                    .containsExactly(engine, spoken);
            assertThat(snapshot.nodes()).hasSize(5);
            assertThat(snapshot.services())
                    .isNotEmpty()
                    .filteredOn(service -> !service.mode().equals("replicated-job"))
                    .allSatisfy(service -> assertThat(truth.service(service.name()))
                            .extracting(ServiceTruth::running, ServiceTruth::desired)
                            .containsExactly(Math.toIntExact(service.running()), Math.toIntExact(service.desired())));
        }
    }

    @Test
    void tellThatTheyWillNotSpeakAVersionAsOldAsOurs() throws IOException {
        var config = SimulatorConfig.ofNodes(1).withEngine(EngineVersion.of("99.0.0", "1.99", "1.60"));
        try (var simulator = SwarmSimulator.start(config, InstantSource.system(), 0)) {

            var snapshot = collect(simulator.uri());

            assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
            assertThat(snapshot.errorDetail())
                    .startsWith("GET /v1.51/info was answered 400: client version 1.51 is too old.");
        }
    }

    @Test
    void areRefusedIfTheyAreOlderThanSwarms() throws IOException {
        var config = SimulatorConfig.ofNodes(1).withEngine(EngineVersion.of("1.11.2", "1.23", "1.12"));
        try (var simulator = SwarmSimulator.start(config, InstantSource.system(), 0)) {

            var snapshot = collect(simulator.uri());

            assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
            assertThat(snapshot.errorDetail())
                    .isEqualTo(
                            "the engine is too old: it speaks the API up to 1.23, and swarms need 1.24 (Docker 1.12)");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "unknown"})
    void areAskedForTheirVersionWhereAPingDoesNotTell(String header) throws IOException {
        try (var engine = ReplayedEngine.ofLeader()) {
            engine.answering("/_ping", RecordedAnswer.of("ping").with("Api-Version", header))
                    .answering("/version", json("{\"Version\": \"20.10.24\", \"ApiVersion\": \"1.41\"}"));

            var snapshot = collect(engine.uri());

            assertThat(snapshot.condition()).isEqualTo(Condition.OK);
            assertThat(engine.requests()).startsWith("GET /_ping", "GET /version", "GET /v1.41/info");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"ApiVersion\": \"new\"}', 'not an API version: \"new\"'",
        "'{\"Version\": \"1.0\"}',    'not an API version: \"\"'",
        "'[]',                        'expected an object, found START_ARRAY'"
    })
    void areToldWhatIsWrongWhereTheirVersionIsNone(String version, String complaint) throws IOException {
        try (var engine = ReplayedEngine.start()) {
            engine.answering("/_ping", new RecordedAnswer(200, Map.of(), "OK")).answering("/version", json(version));

            var snapshot = collect(engine.uri());

            assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
            assertThat(snapshot.errorDetail())
                    .startsWith("the answer to GET /version is not usable: ")
                    .contains(complaint);
        }
    }

    /** Docker 1.12 has no {@code Swarm.Cluster}, no {@code Status.Addr} and no resources of a node that it has not seen yet. */
    @Test
    void leaveOutWhatTheyDoNotKnowYet() throws IOException {
        try (var engine = ReplayedEngine.start()) {
            engine.answering("/_ping", RecordedAnswer.of("ping").with("Api-Version", "1.24"))
                    .answering("/v1.24/info", json(INFO_1_12))
                    .answering("/v1.24/nodes", json(NODES_1_12))
                    .answering("/v1.24/services", json(SERVICES_1_12))
                    .answering("/v1.24/tasks", json(TASKS_1_12));

            var snapshot = collect(engine.uri());

            assertThat(snapshot.errorDetail()).isNull();
            assertThat(snapshot.clusterId()).isNull();
            assertThat(snapshot.collectedBy()).isEqualTo(new Collector("n1", "m1", true, "1.12.6", "1.24"));
            assertThat(snapshot.nodes())
                    .extracting(Node::hostname, Node::addr, Node::engineVersion, Node::runningTasks)
                    .containsExactly(tuple("m1", "10.0.0.1", "1.12.6", 1), tuple("w1", null, null, 0));
            assertThat(snapshot.services())
                    .containsExactly(new Service("s1", "web", null, "replicated", "web:3", 2, 1, null));
            assertThat(snapshot.tasks()).isEqualTo(new TaskCounts(1, 0, 0));
            assertThat(snapshot.collectedAt()).isEqualTo(Instant.parse("2026-01-15T12:00:00Z"));
        }
    }

    private static final String INFO_1_12 = """
        {"ID": "A:B", "Name": "m1", "ServerVersion": "1.12.6", "Swarm": {"NodeID": "n1", "NodeAddr": "10.0.0.1",
        "LocalNodeState": "active", "ControlAvailable": true, "Error": "", "RemoteManagers": null, "Nodes": 2,
        "Managers": 1}}\
        """;
    private static final String NODES_1_12 = """
        [{"ID": "n1", "Version": {"Index": 10}, "CreatedAt": "2016-08-18T10:44:24.496525531Z",
          "UpdatedAt": "2016-08-18T10:44:24.496525531Z",
          "Spec": {"Role": "manager", "Availability": "active"},
          "Description": {"Hostname": "m1", "Platform": {"Architecture": "x86_64", "OS": "linux"},
            "Resources": {"NanoCPUs": 2000000000, "MemoryBytes": 4000000000}, "Engine": {"EngineVersion": "1.12.6"}},
          "Status": {"State": "ready"},
          "ManagerStatus": {"Leader": true, "Reachability": "reachable", "Addr": "10.0.0.1:2377"}},
         {"ID": "n2", "Version": {"Index": 11}, "CreatedAt": "2016-08-18T10:44:25.496525531Z",
          "UpdatedAt": "2016-08-18T10:44:25.496525531Z", "Spec": {"Role": "worker", "Availability": "active"},
          "Description": {"Hostname": "w1"}, "Status": {"State": "unknown"}}]\
        """;
    private static final String SERVICES_1_12 = """
        [{"ID": "s1", "Version": {"Index": 12}, "CreatedAt": "2016-06-07T21:05:51.880065305Z",
          "UpdatedAt": "2016-06-07T21:07:29.962229872Z",
          "Spec": {"Name": "web", "TaskTemplate": {"ContainerSpec": {"Image": "web:3"}, "Resources": {"Limits": {},
            "Reservations": {}}}, "Mode": {"Replicated": {"Replicas": 2}}, "UpdateConfig": {"Parallelism": 1},
            "EndpointSpec": {"Mode": "vip"}},
          "Endpoint": {"Spec": {}},
          "UpdateStatus": {"StartedAt": "0001-01-01T00:00:00Z", "CompletedAt": "0001-01-01T00:00:00Z"}}]\
        """;
    private static final String TASKS_1_12 = """
        [{"ID": "t1", "Version": {"Index": 13}, "CreatedAt": "2016-06-07T21:07:31.171892745Z",
          "UpdatedAt": "2016-06-07T21:07:31.376370513Z", "Spec": {"ContainerSpec": {"Image": "web:3"}},
          "ServiceID": "s1", "Slot": 1, "NodeID": "n1",
          "Status": {"Timestamp": "2016-06-07T21:07:31.290032978Z", "State": "running", "Message": "started",
            "ContainerStatus": {"ContainerID": "e5", "PID": 677}},
          "DesiredState": "running"}]\
        """;

    private static RecordedAnswer json(String body) {
        return new RecordedAnswer(200, Map.of("Content-Type", "application/json"), body);
    }

    private static Snapshot collect(URI uri) throws IOException {
        try (var engine = Engines.client(uri, LIMITS)) {
            return Engines.collector(engine, LIMITS).look(Trigger.POLL).snapshot();
        }
    }
}
