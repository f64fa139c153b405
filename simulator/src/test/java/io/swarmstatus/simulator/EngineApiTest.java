package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineApiTest {

    private final SimulatedSwarm swarm = TestSwarm.busy(5, 1);
    private final Engine engine = Engine.of(swarm);

    @ParameterizedTest
    @ValueSource(strings = {"/nodes", "/services", "/tasks"})
    void listsAreSortedByIdAsTheStoreOfARealManagerSortsThem(String list) {
        var objects = engine.json(list);

        var ids = StreamSupport.stream(objects.spliterator(), false)
                .map(object -> object.get("ID").asText())
                .toList();
        assertThat(ids).isSorted().hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/nope, 404, error-page-not-found.json",
        "/v1.41/nope, 404, error-page-not-found.json",
        "/vX/nodes, 404, error-page-not-found.json",
        "/v1.99/nodes, 400, error-version-too-new.json",
        "/v1.11/nodes, 400, error-version-too-old.txt"
    })
    void whatIsNotServedIsRefusedInTheWordsOfARealEngine(String path, int status, String recorded) {
        var answer = engine.ask(path);

        assertThat(answer).isEqualTo(refusal(status, recorded));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"bogus\":[\"x\"]}, 400, error-filter-unknown.json",
        "{\"node\":[\"bogus\"]}, 404, error-filter-node.json",
        "{\"desired-state\":[\"bogus\"]}, 500, error-filter-desired-state.json"
    })
    void aFilterThatMakesNoSenseIsRefusedInTheWordsOfARealEngine(String filters, int status, String recorded) {
        var answer = engine.ask("/tasks?filters=" + encoded(filters));

        assertThat(answer).isEqualTo(refusal(status, recorded));
    }

    @ParameterizedTest
    @CsvSource({
        "WORKER, 503, error-worker.json",
        "NOT_IN_SWARM, 503, error-not-in-swarm.json",
        "LOCKED, 503, error-locked.json",
        "NO_QUORUM, 500, error-no-quorum.json"
    })
    void anEngineThatCannotListSaysWhyInTheWordsOfARealOne(EngineCondition condition, int status, String recorded) {
        for (String list : List.of("/nodes", "/services", "/tasks")) {
            var answer = engine.ask(list, condition);

            assertThat(answer).isEqualTo(refusal(status, recorded));
        }
    }

    @ParameterizedTest
    @CsvSource({"STARTING, Manager is being prepared", "CERTIFICATES_EXPIRED, Swarm certificates have expired"})
    void theConditionsThatWereNotRecordedAreErrorsToo(EngineCondition condition, String words) {
        var answer = engine.ask("/tasks", condition);

        assertThat(answer).isInstanceOfSatisfying(Answer.Text.class, text -> {
            assertThat(text.status()).isEqualTo(503);
            assertThat(text.body()).contains(words);
        });
    }

    @Test
    void anEngineIsWhatItsNodeIsInTheSwarm() {
        var worker = Engine.of(swarm, "worker-1", EngineVersion.DOCKER_20_10);

        var atFirst = worker.api().condition();
        swarm.promote("worker-1");
        swarm.tick();
        var promoted = worker.api().condition();
        swarm.loseQuorum();
        var withoutLeader = worker.api().condition();

        assertThat(List.of(atFirst, promoted, withoutLeader))
                .containsExactly(EngineCondition.WORKER, EngineCondition.MANAGER, EngineCondition.NO_QUORUM);
    }

    @Test
    void infoNamesTheNodeWhoseEngineItIsAndItsCluster() {
        var standby = Engine.of(swarm, "manager-2", EngineVersion.DOCKER_20_10);

        var info = standby.json("/info");

        assertThat(info.get("Name").asText()).isEqualTo("manager-2");
        assertThat(info.at("/Swarm/NodeID").asText())
                .isEqualTo(TestSwarm.node(swarm, "manager-2").id());
        assertThat(info.at("/Swarm/Cluster/ID")).isEqualTo(engine.json("/info").at("/Swarm/Cluster/ID"));
        assertThat(info.at("/Swarm/Nodes").asInt()).isEqualTo(5);
        assertThat(info.at("/Swarm/Managers").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "/services?status=true, true",
        "/v1.41/services?status=1, true",
        "/v1.40/services?status=true, false",
        "/services, false"
    })
    void servicesComeWithTheirStatusFromApi141OnAndIfAsked(String path, boolean withStatus) {
        var services = engine.json(path);

        assertThat(services).hasSize(10).allMatch(service -> service.has("ServiceStatus") == withStatus);
    }

    @Test
    void tasksCanBeFilteredByNodeServiceAndDesiredState() {
        swarm.crashTask("shop_web");
        swarm.tick();

        var onNode = tasks("{\"node\":[\"worker-1\"]}");
        var ofService = tasks("{\"service\":[\"shop_web\"],\"desired-state\":[\"shutdown\"]}");
        var ofTwoServices = tasks("{\"service\":{\"shop_web\":true,\"shop_api\":true}}");

        assertThat(onNode).hasSameSizeAs(TestSwarm.tasksOn(swarm, "worker-1"));
        assertThat(ofService)
                .isNotEmpty()
                .allMatch(task -> task.get("DesiredState").asText().equals("shutdown"));
        assertThat(ofTwoServices)
                .hasSize(TestSwarm.tasks(swarm, "shop_web").size()
                        + TestSwarm.tasks(swarm, "shop_api").size());
    }

    @Test
    void nodesAndServicesCanBeFilteredToo() {
        var managers = engine.json("/nodes?filters=" + encoded("{\"role\":[\"manager\"]}"));
        var jobs = engine.json("/services?filters=" + encoded("{\"mode\":[\"replicated-job\"]}"));
        var stack = engine.json("/services?filters=" + encoded("{\"label\":[\"com.docker.stack.namespace=shop\"]}"));

        assertThat(managers).hasSize(3);
        assertThat(jobs).hasSize(1);
        assertThat(stack)
                .isNotEmpty()
                .allMatch(service -> service.at("/Spec/Name").asText().startsWith("shop_"));
    }

    @Test
    void secretsAreInThereToBeFoundWhereTheyLeak() {
        var services = new String(engine.bytes("/services"), StandardCharsets.UTF_8);
        var tasks = new String(engine.bytes("/tasks"), StandardCharsets.UTF_8);

        assertThat(services).contains(SimulatedSwarm.SECRET_MARKER);
        assertThat(tasks).contains(SimulatedSwarm.SECRET_MARKER);
    }

    @Test
    void aListIsOneAtomicReadHoweverLongItsSendingTakes() {
        var answer = engine.ask("/tasks");
        var before = swarm.view().tasks();

        swarm.removeService("shop_web");
        swarm.settle();

        assertThat(Engine.parse(Engine.bytes(answer))).hasSameSizeAs(before);
    }

    private List<JsonNode> tasks(String filters) {
        var tasks = engine.json("/tasks?filters=" + encoded(filters));
        return StreamSupport.stream(tasks.spliterator(), false).toList();
    }

    private static Answer refusal(int status, String recorded) {
        var type = recorded.endsWith(".txt") ? "text/plain; charset=utf-8" : "application/json";
        return new Answer.Text(status, type, Recorded.text(recorded));
    }

    private static String encoded(String filters) {
        return URLEncoder.encode(filters, StandardCharsets.UTF_8);
    }
}
