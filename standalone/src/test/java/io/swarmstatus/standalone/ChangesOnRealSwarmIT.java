package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How soon the API serves what changes in a real swarm. The figures are printed; the limits leave room for busy machines. */
@ResourceLock(RealSwarm.COMMAND)
@EnabledIfEnvironmentVariable(named = RealSwarm.COMMAND, matches = ".+", disabledReason = "no swarm to change")
class ChangesOnRealSwarmIT {

    private static final int CHANGES = 120;
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final String SERVICE = "changes-it";

    private final RealSwarm swarm = new RealSwarm();
    private final Random random = new Random(1);

    @BeforeEach
    void awaitHealthy() {
        swarm.awaitHealthy();
    }

    @AfterEach
    void removeService() throws IOException {
        var engine = swarm.engine("m1");
        if (StreamSupport.stream(engine.get("/services").spliterator(), false)
                .anyMatch(service -> service.at("/Spec/Name").asText().equals(SERVICE))) {
            engine.delete("/services/" + SERVICE);
        }
        setAvailability("active");
    }

    @Test
    void servesAChangeThatTheEngineTellsOfInAMoment() throws Exception {
        createService("[\"sleep\", \"86400\"]", "any");
        try (var pipeline = pipeline()) {
            var latencies = new ArrayList<Duration>();
            for (var change = 0; change < CHANGES; change++) {
                latencies.add(change(pipeline.api(), change));
                Thread.sleep(random.nextInt(50, 500)); // so that changes fall into all phases of the loop
            }

            latencies.sort(Duration::compareTo);
            var median = latencies.get(CHANGES / 2);
            var p99 = latencies.get(CHANGES * 99 / 100);
            System.out.printf(
                    "measured: %d changes were served after %d ms (median), %d ms (p90), %d ms (p99), %d ms (worst)%n",
                    CHANGES,
                    median.toMillis(),
                    latencies.get(CHANGES * 9 / 10).toMillis(),
                    p99.toMillis(),
                    latencies.getLast().toMillis());
            assertThat(median).isLessThan(Duration.ofMillis(250));
            assertThat(p99).isLessThan(Duration.ofMillis(1250));
        }
    }

    @Test
    void servesTheDeathOfATaskOfWhichTheEngineTellsNothingByTheNextPoll() throws Exception {
        try (var pipeline = pipeline()) {
            var latencies = new ArrayList<Duration>();
            for (var round = 0; round < 3; round++) {
                createService("[\"sleep\", \"5\"]", "none");
                await().atMost(Duration.ofSeconds(20)).until(() -> running(pipeline.api()) == 1);
                await().atMost(Duration.ofSeconds(20))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> tasksThatRun() == 0);
                var died = System.nanoTime();
                await().atMost(Duration.ofSeconds(20))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> running(pipeline.api()) == 0);
                latencies.add(Duration.ofNanos(System.nanoTime() - died));
                removeService();
            }

            System.out.printf(
                    "measured: a task that died by itself was served as dead after %s ms%n",
                    latencies.stream().map(Duration::toMillis).toList());
            assertThat(latencies).allSatisfy(latency -> assertThat(latency).isLessThan(POLL.plusMillis(500)));
        }
    }

    private Pipeline pipeline() throws Exception {
        var pipeline = Pipeline.start(Map.of());
        RealSwarm.MANAGERS.forEach(node -> pipeline.produce(swarm.host(node)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pipeline.api().status().path("swarm_active").asBoolean());
        return pipeline;
    }

    /** Makes a change of one of three kinds through one of the managers, and waits until it is served. */
    private Duration change(ApiClient api, int number) throws Exception {
        var node = RealSwarm.MANAGERS.get(number % RealSwarm.MANAGERS.size());
        return switch (number / RealSwarm.MANAGERS.size() % 4) {
            case 0 -> scale(api, node, 1 + number % 4);
            case 1 -> label(api, node, "v" + number);
            case 2 -> label(api, node, "");
            default -> drain(api, node, number % 24 < 12 ? "drain" : "active");
        };
    }

    private Duration scale(ApiClient api, String through, int replicas) throws Exception {
        var engine = swarm.engine(through);
        var service = engine.get("/services/" + SERVICE);
        var spec = (ObjectNode) service.path("Spec");
        ((ObjectNode) spec.at("/Mode/Replicated")).put("Replicas", replicas);
        engine.post(
                "/services/" + SERVICE + "/update?version="
                        + service.at("/Version/Index").asLong(),
                spec.toString());
        return awaitServed(
                api,
                status -> IntStream.range(0, status.path("services").size())
                        .mapToObj(status.path("services")::get)
                        .anyMatch(one -> one.path("desired").asInt() == replicas));
    }

    private Duration label(ApiClient api, String through, String value) throws Exception {
        var engine = swarm.engine(through);
        var node = RealSwarm.node(engine, RealSwarm.WORKER);
        var spec = (ObjectNode) node.path("Spec");
        var labels = spec.putObject("Labels");
        if (!value.isEmpty()) {
            labels.put("it", value);
        }
        engine.post(RealSwarm.updatePath(node), spec.toString());
        return awaitServed(
                api,
                status -> worker(status).path("labels").path("it").asText("").equals(value));
    }

    private Duration drain(ApiClient api, String through, String availability) throws Exception {
        var engine = swarm.engine(through);
        var node = RealSwarm.node(engine, RealSwarm.WORKER);
        var spec = (ObjectNode) node.path("Spec");
        spec.put("Availability", availability);
        engine.post(RealSwarm.updatePath(node), spec.toString());
        return awaitServed(
                api, status -> worker(status).path("availability").asText().equals(availability));
    }

    private static Duration awaitServed(ApiClient api, Predicate<JsonNode> isThere) throws Exception {
        var changed = System.nanoTime();
        var limit = changed + Duration.ofSeconds(10).toNanos();
        while (!isThere.test(api.status())) {
            assertThat(System.nanoTime()).as("the change was never served").isLessThan(limit);
        }
        return Duration.ofNanos(System.nanoTime() - changed);
    }

    private static JsonNode worker(JsonNode status) {
        return StreamSupport.stream(status.path("nodes").spliterator(), false)
                .filter(node -> node.path("hostname").asText().equals(RealSwarm.WORKER))
                .findFirst()
                .orElseThrow();
    }

    private void createService(String command, String restart) throws IOException {
        swarm.engine("m1").post("/services/create", """
            {"Name": "%s", "Mode": {"Replicated": {"Replicas": 1}},
             "TaskTemplate": {
               "ContainerSpec": {"Image": "busybox:1", "Command": %s},
               "RestartPolicy": {"Condition": "%s"}}}
            """.formatted(SERVICE, command, restart));
    }

    private void setAvailability(String availability) throws IOException {
        var engine = swarm.engine("m1");
        var node = RealSwarm.node(engine, RealSwarm.WORKER);
        var spec = (ObjectNode) node.path("Spec");
        spec.put("Availability", availability).putObject("Labels");
        engine.post(RealSwarm.updatePath(node), spec.toString());
    }

    private static int running(ApiClient api) throws Exception {
        return api.status().at("/tasks/running").asInt();
    }

    private long tasksThatRun() throws IOException {
        return List.copyOf(swarm.engine("m1").get("/tasks").findValues("Status")).stream()
                .filter(status -> status.path("State").asText().equals("running"))
                .count();
    }
}
