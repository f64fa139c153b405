package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What happened to a real swarm is told exactly, by whoever reads the topic afterwards. */
@ResourceLock(RealSwarm.COMMAND)
@Execution(ExecutionMode.CONCURRENT)
@EnabledIfEnvironmentVariable(named = RealSwarm.COMMAND, matches = ".+", disabledReason = "no swarm to do harm to")
class StoryOnRealSwarmIT {

    private static final String SERVICE = "story-it";
    private static final Duration LONG = Duration.ofMinutes(2);

    private final RealSwarm swarm = new RealSwarm();

    @AfterEach
    void mend() throws IOException {
        swarm.close();
        var engine = swarm.engine(swarm.leader());
        availability("active");
        engine.delete("/services/" + SERVICE);
        swarm.awaitHealthy();
    }

    @Test
    void whatHappenedIsToldOnceAndAnyMomentOfItIsTheSwarmAsItWas() throws Exception {
        swarm.awaitHealthy();
        var former = swarm.leader();
        createService(former);
        try (var pipeline = Pipeline.start(Map.of())) {
            RealSwarm.MANAGERS.forEach(node -> pipeline.produce(swarm.host(node)));
            awaitServed(pipeline, data -> running(data) == 2);

            var moments = new ArrayList<Moment>();
            moments.add(Moment.now(swarm, pipeline));
            availability("drain");
            awaitServed(
                    pipeline,
                    data -> node(data, RealSwarm.WORKER, "availability").equals("drain"));
            moments.add(Moment.now(swarm, pipeline));
            scale(4);
            awaitServed(pipeline, data -> running(data) == 4);
            moments.add(Moment.now(swarm, pipeline));
            var survivor = swarm.followers().getFirst();
            swarm.kill(former);
            var leader = swarm.awaitLeaderOtherThan(former, survivor);
            awaitServed(pipeline, data -> node(data, former, "state").equals("down"));
            moments.add(Moment.now(swarm, pipeline));
            swarm.start(former);
            swarm.awaitHealthy();
            awaitServed(
                    pipeline,
                    data -> node(data, former, "state").equals("ready")
                            && data.at("/quorum/spare").asInt() == 1);
            moments.add(Moment.now(swarm, pipeline));

            assertChanges(pipeline, moments, former, leader);
            for (var moment : moments) {
                var then = ReplayProcess.run(
                                pipeline.kafkaPort(), "--at", moment.at().toString())
                        .getFirst();
                assertThat(NaiveRecomputation.nodesServed(then)).isEqualTo(moment.nodes());
                assertThat(NaiveRecomputation.servicesServed(then)).isEqualTo(moment.services());
            }
        }
    }

    /**
     * The swarm as its own engine lists it, at a moment when the API had just served it so.
     *
     * @param nodes by hostname, a line each
     * @param services by name, a line each
     */
    private record Moment(Instant at, Map<String, String> nodes, Map<String, String> services) {

        static Moment now(RealSwarm swarm, Pipeline pipeline) {
            var moment = new AtomicReference<Moment>();
            await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
                var listed = NaiveRecomputation.from(swarm.engine(swarm.leader()));
                var served = pipeline.api().status();
                assertThat(NaiveRecomputation.nodesServed(served)).isEqualTo(listed.nodes());
                assertThat(NaiveRecomputation.servicesServed(served)).isEqualTo(listed.services());
                moment.set(new Moment(Instant.now(), listed.nodes(), listed.services()));
            });
            return Objects.requireNonNull(moment.get());
        }
    }

    /** Each at a time between those moments that it happened between. */
    private static void assertChanges(Pipeline pipeline, List<Moment> moments, String former, String leader)
            throws IOException, InterruptedException {
        var told = ReplayProcess.run(
                pipeline.kafkaPort(),
                "--changes",
                "--from",
                moments.getFirst().at().toString());

        told.forEach(change ->
                System.out.println("told: " + change.path("changed_at").asText() + " "
                        + change.path("summary").asText()));
        assertThat(told)
                .extracting(change ->
                        phase(moments, change) + " " + change.path("type").asText() + " "
                                + change.at("/subject/name").asText())
                .containsExactlyInAnyOrder(
                        "1 node_drained w1",
                        "2 service_scaled " + SERVICE,
                        "3 refresh_failing default",
                        "3 refresh_recovered default",
                        "3 leader_changed " + leader,
                        "3 quorum_margin_changed default",
                        "3 node_down " + former,
                        "4 node_ready " + former,
                        "4 quorum_margin_changed default");
    }

    /** Which of the moments is the first that is not before the change. */
    private static long phase(List<Moment> moments, JsonNode change) {
        var at = Instant.parse(change.path("changed_at").asText());
        return moments.stream().filter(moment -> moment.at().isBefore(at)).count();
    }

    private void createService(String avoided) throws IOException {
        swarm.engine(swarm.leader()).post("/services/create", """
            {"Name": "%s", "Mode": {"Replicated": {"Replicas": 2}},
             "TaskTemplate": {
               "ContainerSpec": {"Image": "busybox:1", "Command": ["sleep", "86400"], "StopGracePeriod": 1000000000},
               "Placement": {"Constraints": ["node.role==manager", "node.hostname!=%s"]}}}
            """.formatted(SERVICE, avoided));
    }

    private void scale(int replicas) throws IOException {
        var engine = swarm.engine(swarm.leader());
        var service = stream(engine.get("/services"))
                .filter(one -> one.at("/Spec/Name").asText().equals(SERVICE))
                .findFirst()
                .orElseThrow();
        var spec = service.path("Spec").deepCopy();
        if (spec.at("/Mode/Replicated") instanceof ObjectNode replicated) {
            replicated.put("Replicas", replicas);
        }
        var version = service.at("/Version/Index").asLong();
        engine.post("/services/" + service.path("ID").asText() + "/update?version=" + version, spec.toString());
    }

    private void availability(String wanted) throws IOException {
        var engine = swarm.engine(swarm.leader());
        var node = RealSwarm.node(engine, RealSwarm.WORKER);
        var spec = node.path("Spec").deepCopy();
        if (spec instanceof ObjectNode object) {
            object.put("Availability", wanted);
        }
        engine.post(RealSwarm.updatePath(node), spec.toString());
    }

    private static void awaitServed(Pipeline pipeline, Predicate<JsonNode> wanted) {
        await().atMost(LONG).ignoreExceptions().until(() -> pipeline.api().status(), wanted);
    }

    private static long running(JsonNode data) {
        return stream(data.path("services"))
                .filter(service -> service.path("name").asText().equals(SERVICE))
                .mapToLong(service -> service.path("running").asLong())
                .sum();
    }

    private static String node(JsonNode data, String hostname, String field) {
        return stream(data.path("nodes"))
                .filter(node -> node.path("hostname").asText().equals(hostname))
                .map(node -> node.path(field).asText())
                .findFirst()
                .orElse("");
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
