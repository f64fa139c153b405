package io.swarmstatus.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.simulator.Fault.Framing;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsIT {

    private final SwarmSimulator simulator = SwarmSimulator.start(SimulatorConfig.ofNodes(3), TestSwarm.TIME, 0);
    private final Faults faults = simulator.faults();
    private final Client client = new Client(simulator.engine());

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void aFailureIsAnsweredOnceAndThenTheEngineIsItselfAgain() throws Exception {
        faults.add(FaultRule.always(new Fault.Failure(500, "disk \"full\""))
                .on(Endpoint.TASKS)
                .times(1));

        var failed = client.get("/tasks");
        var recovered = client.get("/tasks");

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).isEqualTo("{\"message\":\"disk \\\"full\\\"\"}\n");
        assertThat(recovered.statusCode()).isEqualTo(200);
    }

    @Test
    void aHangingEngineDoesNotAnswerUntilTheFaultIsCleared() throws Exception {
        faults.add(new Fault.Hang());
        var answer = client.begin("/info");

        Awaitility.await().until(() -> simulator.engine().requests(Endpoint.INFO) == 1);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());
        faults.clear();

        assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void anEngineCanBeStoppedWhileItHangs() {
        faults.add(new Fault.Hang());
        var answer = client.begin("/info");
        Awaitility.await().until(() -> simulator.engine().requests(Endpoint.INFO) == 1);

        simulator.close();

        assertThatThrownBy(answer::join).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aSlowEngineAnswersLate() throws Exception {
        faults.add(FaultRule.always(new Fault.Delay(Duration.ofMillis(300))).times(1));

        var start = System.nanoTime();
        var answer = client.get("/_ping");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aDelayAndAFailureTogetherAreALateFailure() throws Exception {
        faults.add(new Fault.Delay(Duration.ofMillis(200)));
        faults.add(new Fault.Failure(500, "context deadline exceeded"));

        var start = System.nanoTime();
        var answer = client.get("/nodes");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aThrottledBodyComesBitByBitAndAtOnceWhenTheFaultIsCleared() throws Exception {
        var whole = client.get("/nodes").body();
        faults.add(new Fault.Throttle(1_000));
        var answer = client.begin("/nodes");

        Awaitility.await().during(Duration.ofMillis(500)).until(() -> !answer.isDone());
        faults.clear();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aTruncatedBodyBreaksOffWhereItShall(Framing framing) throws Exception {
        var whole = client.get("/tasks").body();
        faults.add(new Fault.Truncate(1_000, framing));

        var body = client.open("/tasks").body();

        var received = body.readNBytes(1_000);
        assertThat(new String(received, UTF_8)).isEqualTo(whole.substring(0, 1_000));
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aBodyThatIsShorterThanThatIsTruncatedAtItsEnd(Framing framing) {
        faults.add(new Fault.Truncate(1_000_000, framing));

        assertThatThrownBy(() -> client.get("/version")).isInstanceOf(IOException.class);
    }

    @Test
    void garbageIsNoJsonThoughItSaysSo() throws Exception {
        faults.add(new Fault.Garbage());

        var answer = client.get("/tasks");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThatThrownBy(() -> new ObjectMapper().readTree(answer.body()))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aDisconnectedClientGetsNoAnswerAndCanComeAgain() throws Exception {
        faults.add(FaultRule.always(new Fault.Disconnect()).on(Endpoint.SERVICES));

        assertThatThrownBy(() -> client.get("/services")).isInstanceOf(IOException.class);

        assertThat(client.get("/tasks").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "WORKER, error-worker.json, 503",
        "NOT_IN_SWARM, error-not-in-swarm.json, 503",
        "LOCKED, error-locked.json, 503",
        "NO_QUORUM, error-no-quorum.json, 500"
    })
    void aPretendedConditionIsAnsweredAsARealEngineDoes(EngineCondition condition, String recorded, int status)
            throws Exception {
        faults.pretend(condition);

        var answer = client.get("/v1.41/tasks");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(Recorded.text(recorded));
        assertThat(client.json("/info").at("/Swarm/LocalNodeState").asText()).isEqualTo(condition.localNodeState());
    }

    @Test
    void withoutQuorumInfoStillAnswersAndSaysWhyItKnowsNothing() throws Exception {
        simulator.swarm().loseQuorum();

        var list = client.get("/tasks");
        var info = client.json("/info");

        assertThat(list.statusCode()).isEqualTo(500);
        assertThat(info.at("/Swarm/Error").asText()).startsWith("rpc error: code = Unknown desc = The swarm does not");
        assertThat(info.at("/Swarm/ControlAvailable").asBoolean()).isTrue();
        assertThat(info.at("/Swarm/Cluster/ID").asText()).isEmpty();
    }
}
