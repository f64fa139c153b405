package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Quorum;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Collects over TCP from an engine that answers what real engines answered. */
class SwarmCollectorIT {

    private static final String LEADER = "sowdoe5kh0s8mp021jeuod5rd";
    private static final String VERSION = "20.10.24+dfsg1";
    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final ReplayedEngine engine = ReplayedEngine.ofLeader();
    private final DockerEngine client = Engines.client(engine.uri(), LIMITS);

    @AfterEach
    void close() throws IOException {
        client.close();
        engine.close();
    }

    @Test
    void tellsTheWholeSwarmThroughItsLeader() {
        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        assertThat(snapshot.swarm()).isEqualTo("blue");
        assertThat(snapshot.clusterId()).isEqualTo("le609mrm19822ij01qln2832g");
        assertThat(snapshot.swarmVersion()).isEqualTo(161);
        assertThat(snapshot.collectedAt()).isEqualTo(Snapshots.NOON);
        assertThat(snapshot.trigger()).isEqualTo(Trigger.POLL);
        assertThat(snapshot.refreshIntervalSeconds()).isEqualTo(120);
        assertThat(snapshot.collectedBy()).isEqualTo(new Collector(LEADER, "m1", true, VERSION, "1.41"));
        assertThat(snapshot.quorum()).isEqualTo(new Quorum(3, 3, 2, 1));
        assertThat(snapshot.nodes())
                .extracting(Node::hostname, Node::isLeader)
                .containsExactly(tuple("m1", true), tuple("m2", false), tuple("m3", false), tuple("w1", false));
        assertThat(snapshot.services())
                .extracting(Service::name)
                .containsExactly("agent", "crash", "gjob", "greedy", "job", "shop_db", "shop_front", "stuck", "web");
        assertThat(snapshot.tasks()).isEqualTo(new TaskCounts(9, 6, 4));
    }

    @Test
    void tellsWhatEachCallCost() {
        var metrics = collect().performanceMetrics();

        assertThat(metrics.errorOccurred()).isFalse();
        assertThat(metrics.calls())
                .extracting(Call::call, Call::bytes, Call::items)
                .containsExactly(
                        tuple("ping", 0L, 0L),
                        tuple("info", length("info"), 0L),
                        tuple("nodes", length("nodes"), 4L),
                        tuple("services", length("services"), 9L),
                        tuple("tasks", length("tasks"), 30L));
        assertThat(metrics.calls())
                .allSatisfy(call -> assertThat(call.durationSeconds()).isPositive());
        assertThat(metrics.refreshDurationSeconds())
                .isGreaterThanOrEqualTo(metrics.calls().stream()
                                .mapToDouble(Call::durationSeconds)
                                .sum()
                        - 0.001);
    }

    @Test
    void knowsThatItsNodeDoesNotLead() {
        engine.answering("/v1.41/info", "info-standby");

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        assertThat(snapshot.collectedBy())
                .isEqualTo(new Collector("zbij74jsnfvloqtplzk131o7j", "m2", false, VERSION, "1.41"));
    }

    @Test
    void asksNothingButGetAndSpeaksWhatTheEngineSpeaks() {
        collect();

        assertThat(engine.requests())
                .containsExactly(
                        "GET /_ping",
                        "GET /v1.41/info",
                        "GET /v1.41/nodes",
                        "GET /v1.41/services?status=true",
                        "GET /v1.41/tasks");
    }

    @Test
    void speaksAnOlderVersionAndAsksItForNoCounts() {
        engine.answering("/_ping", RecordedAnswer.of("ping").with("Api-Version", "1.40"))
                .answering("/v1.40/info", "info")
                .answering("/v1.40/nodes", "nodes")
                .answering("/v1.40/services", "services-1.40")
                .answering("/v1.40/tasks", "tasks");

        var snapshot = collect();

        assertThat(snapshot.collectedBy().apiVersion()).isEqualTo("1.40");
        assertThat(snapshot.services())
                .filteredOn(service -> service.mode().equals("global"))
                .extracting(Service::desired)
                .containsExactly(3L, 3L);
    }

    @ParameterizedTest
    @CsvSource({
        "info-outside,   NOT_IN_SWARM",
        "info-worker,    NOT_A_MANAGER",
        "info-locked,    SWARM_LOCKED",
        "info-no-quorum, NO_QUORUM"
    })
    void asksForNoListsWhereTheEngineItselfKnowsBetter(String info, Condition condition) {
        engine.answering("/v1.41/info", info);

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(condition);
        assertThat(snapshot.error()).isEqualTo(condition.words());
        assertThat(snapshot.collectedBy().engineVersion()).isEqualTo(VERSION);
        assertThat(snapshot.performanceMetrics().errorOccurred()).isTrue();
        assertThat(engine.requests()).containsExactly("GET /_ping", "GET /v1.41/info");
    }

    @ParameterizedTest
    @CsvSource({
        "refused-worker,    NOT_A_MANAGER, This node is not a swarm manager. Worker nodes can't",
        "refused-outside,   NOT_IN_SWARM,  This node is not a swarm manager. Use \"docker swarm init\"",
        "refused-locked,    SWARM_LOCKED,  Swarm is encrypted and needs to be unlocked",
        "refused-no-quorum, NO_QUORUM,     rpc error: code = Unknown desc = The swarm does not have a leader",
        "refused-deadline,  NO_QUORUM,     rpc error: code = DeadlineExceeded"
    })
    void knowsWhyAListIsRefusedHalfWayThrough(String refusal, Condition condition, String detail) {
        engine.answering("/v1.41/tasks", refusal);

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(condition);
        assertThat(snapshot.errorDetail()).startsWith(detail);
        assertThat(snapshot.nodes()).isEmpty();
        assertThat(snapshot.clusterId()).isEqualTo("le609mrm19822ij01qln2832g");
        assertThat(snapshot.collectedBy()).isEqualTo(new Collector(LEADER, "m1", false, VERSION, "1.41"));
        assertThat(snapshot.performanceMetrics().calls()).extracting(Call::call).endsWith("services", "tasks");
    }

    @Test
    void namesThePathThatASocketProxyForbids() {
        var forbidden = new RecordedAnswer(
                403, Map.of("Content-Type", "text/html"), "<html><body><h1>403 Forbidden</h1>\n</body></html>");
        engine.answering("/v1.41/services?status=true", forbidden);

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail())
                .isEqualTo("GET /v1.41/services?status=true was answered 403: "
                        + "a docker-socket-proxy needs SERVICES=1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"ID\": 7}]            | /0/ID: expected VALUE_STRING, found VALUE_NUMBER_INT",
                "[{\"ID\": \"n1\"}        | Unexpected end-of-input",
                "{\"message\": \"fine\"}  | expected a list, found START_OBJECT",
                "<html>welcome</html>     | Unexpected character ('<'"
            })
    void saysWhatIsWrongWithAnAnswerThatIsNotWhatTheApiPromises(String body, String complaint) {
        engine.answering("/v1.41/nodes", new RecordedAnswer(200, Map.of(), body));

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail()).startsWith("the answer to GET /v1.41/nodes is not usable: " + complaint);
    }

    @Test
    void refusesAnEngineThatDoesNotTellItsVersion() {
        engine.answering("/_ping", new RecordedAnswer(200, Map.of(), "OK"));

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail())
                .isEqualTo("the engine does not tell its API version: "
                        + "the Api-Version header of GET /_ping is not an API version: \"\"; "
                        + "GET /version was answered 404: page not found");
        assertThat(snapshot.collectedBy()).isEqualTo(Collector.UNKNOWN);
    }

    @Test
    void stillKnowsWhoseSwarmItWasWhenTheEngineIsGone() {
        var collector = Engines.collector(client, LIMITS);
        collector.look(Trigger.STARTUP).snapshot();
        engine.close();

        var snapshot = collector.look(Trigger.POLL).snapshot();

        assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
        assertThat(snapshot.collectedBy()).isEqualTo(new Collector(LEADER, "m1", false, VERSION, "1.41"));
    }

    @Test
    void tellsAnEngineThatDoesNotListen() throws IOException {
        var nobody = URI.create("tcp://127.0.0.1:1");

        try (var absent = Engines.client(nobody, LIMITS)) {
            var snapshot =
                    Engines.collector(absent, LIMITS).look(Trigger.STARTUP).snapshot();

            assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
            assertThat(snapshot.errorDetail())
                    .startsWith("GET /_ping on " + nobody + ": ")
                    .contains("refused");
            assertThat(snapshot.collectedBy()).isEqualTo(Collector.UNKNOWN);
        }
    }

    private Snapshot collect() {
        return Engines.collector(client, LIMITS).look(Trigger.POLL).snapshot();
    }

    private static long length(String recording) {
        return RecordedAnswer.of(recording).bytes().length;
    }
}
