package io.swarmstatus.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineIT {

    private final SwarmSimulator simulator = SwarmSimulator.start(SimulatorConfig.ofNodes(5), TestSwarm.TIME, 0);
    private final Client client = new Client(simulator.engine());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void pingIsAnsweredWithTheHeadersOfARealEngine() throws Exception {
        var ping = client.get("/_ping");

        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEqualTo("OK");
        for (String header : List.of("Api-Version", "Docker-Experimental", "Ostype", "Cache-Control", "Content-Type")) {
            assertThat(ping.headers().firstValue(header)).contains(recordedPingHeader(header));
        }
        assertThat(ping.headers().firstValue("Server")).contains("Docker/20.10.24 (linux)");
        assertThat(ping.headers().firstValue("Swarm")).isEmpty();
    }

    @Test
    void pingCanBeAskedForItsHeadersAlone() throws Exception {
        var ping = client.head("/_ping");

        assertThat(ping.statusCode()).isEqualTo(200);
        assertThat(ping.body()).isEmpty();
        assertThat(ping.headers().firstValue("Api-Version")).contains("1.41");
        assertThat(ping.headers().firstValue("Content-Length")).contains("0");
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGER, active/manager",
        "NO_QUORUM, active/manager",
        "WORKER, active/worker",
        "NOT_IN_SWARM, inactive",
        "STARTING, pending",
        "LOCKED, locked",
        "CERTIFICATES_EXPIRED, error"
    })
    void pingTellsTheConditionFromEngine23On(EngineCondition condition, String header) throws Exception {
        var config = SimulatorConfig.ofNodes(1).withEngine(EngineVersion.DOCKER_23_0);
        try (var newer = SwarmSimulator.start(config, TestSwarm.TIME, 0);
                var newerClient = new Client(newer.engine())) {
            newer.faults().pretend(condition);

            var ping = newerClient.get("/_ping");

            assertThat(ping.headers().firstValue("Swarm")).contains(header);
        }
    }

    @ParameterizedTest
    @CsvSource({"/nodes, 5", "/services?status=true, 10", "/tasks, 60"})
    void listsAreServedWithAndWithoutAVersionInFront(String list, int size) throws Exception {
        var without = client.get(list);
        var with = client.get("/v1.41" + list);

        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(Engine.parse(without.body())).hasSize(size);
        assertThat(without.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(without.headers().firstValue("Transfer-Encoding")).contains("chunked");
        assertThat(with.body()).isEqualTo(without.body());
    }

    @Test
    void versionAndInfoSayWhatTheEngineIs() throws Exception {
        var version = client.json("/version");
        var info = client.json("/v1.41/info");

        assertThat(version.get("ApiVersion").asText()).isEqualTo("1.41");
        assertThat(version.get("MinAPIVersion").asText()).isEqualTo("1.12");
        assertThat(info.get("ServerVersion").asText()).isEqualTo("20.10.24");
        assertThat(info.get("Name").asText()).isEqualTo("manager-1");
    }

    @Test
    void nothingCanBeChangedThroughTheApi() throws Exception {
        var post = client.post("/services/create");
        var notListed = client.get("/swarm");

        assertThat(post.statusCode()).isEqualTo(404);
        assertThat(notListed.statusCode()).isEqualTo(404);
        assertThat(notListed.body()).isEqualTo(Recorded.text("error-page-not-found.json"));
    }

    @Test
    void anEngineOfTodayRefusesOldClients() throws Exception {
        var config = SimulatorConfig.ofNodes(1).withEngine(EngineVersion.DOCKER_29_0);
        try (var newer = SwarmSimulator.start(config, TestSwarm.TIME, 0);
                var newerClient = new Client(newer.engine())) {

            var refused = newerClient.get("/v1.41/nodes");
            var served = newerClient.get("/v1.44/nodes");

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("client version 1.41 is too old. Minimum supported API version is 1.44");
            assertThat(served.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requestsAndTheBytesOfTheirAnswersAreCountedByEndpoint() throws Exception {
        client.get("/tasks");
        client.get("/v1.41/tasks");
        var nodes = client.get("/nodes");

        assertThat(simulator.engine().bytes(Endpoint.NODES))
                .isEqualTo(nodes.body().getBytes(UTF_8).length);
        assertThat(simulator.engine().requests(Endpoint.TASKS)).isEqualTo(2);
        assertThat(simulator.engine().requests(Endpoint.NODES)).isEqualTo(1);
        assertThat(simulator.engine().requests(Endpoint.INFO)).isZero();
    }

    @Test
    void eachNodeHasAnEngineOfItsOwn() throws Exception {
        try (var standby = new Client(simulator.startEngine("manager-2", 0));
                var worker = new Client(simulator.startEngine("worker-1", 0))) {

            HttpResponse<String> tasksOfStandby = standby.get("/tasks");
            HttpResponse<String> tasksOfWorker = worker.get("/tasks");

            assertThat(standby.json("/info").get("Name").asText()).isEqualTo("manager-2");
            assertThat(tasksOfStandby.body()).isEqualTo(client.get("/tasks").body());
            assertThat(tasksOfWorker.statusCode()).isEqualTo(503);
            assertThat(tasksOfWorker.body()).isEqualTo(Recorded.text("error-worker.json"));
        }
    }

    @Test
    void theEngineOfANodeThatIsDownDoesNotAnswerAndTheOthersDoWhenTheyHaveALeader() throws Exception {
        try (var standby = new Client(simulator.startEngine("manager-2", 0))) {
            simulator.swarm().killLeader();

            assertThatThrownBy(() -> client.get("/_ping")).isInstanceOf(IOException.class);
            assertThat(standby.get("/nodes").body()).isEqualTo(Recorded.text("error-no-quorum.json"));
            simulator.swarm().tick();
            assertThat(standby.get("/nodes").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsAnErrorThatNamesIt() {
        var taken = simulator.engine().uri().getPort();

        assertThatThrownBy(() -> SwarmSimulator.start(SimulatorConfig.ofNodes(1), TestSwarm.TIME, taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(String.valueOf(taken));
    }

    private static String recordedPingHeader(String name) {
        return Recorded.text("ping.headers")
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .findFirst()
                .orElseThrow()
                .substring(name.length() + 2);
    }
}
