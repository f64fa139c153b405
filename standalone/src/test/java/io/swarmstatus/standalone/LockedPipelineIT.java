package io.swarmstatus.standalone;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.standalone.AnswerRules.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The services where every door is locked: without a key, with it, without one of their rights; and no key is ever shown. */
@TestMethodOrder(OrderAnnotation.class)
class LockedPipelineIT {

    private static final String STATUS = "/api/v1/status/swarm";
    private static final String READY = "/health/ready";
    private static final String NOT_AUTHORIZED = "Not authorized to access topics: [swarm.snapshots]";
    private static final List<String> PATHS = List.of(
            "/health", "/health/live", READY, "/metrics", STATUS, STATUS + "/cache", STATUS + "/history", "/no");
    private static final String TOKEN = LockedRig.token();

    /** What was told over HTTP. */
    private static final StringBuilder told = new StringBuilder();

    private static LockedRig rig;

    @BeforeAll
    static void start() throws Exception {
        rig = LockedRig.start();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void sayWhoDoesNotLetThemInAndWhyAndStayUp() {
        eventually().untilAsserted(() -> {
            assertThat(ask("producer", READY)).satisfies(it -> isUnready(it, refusedByKafka()));
            assertThat(ask("sink", READY)).satisfies(it -> isUnready(it, refusedByKafka(), "WRONGPASS"));
            assertThat(ask("api", STATUS + "/history").status()).isEqualTo(503);
            assertThat(ask("api", READY)).satisfies(it -> isUnready(it, refusedByKafka(), "WRONGPASS"));
            assertThat(ask("api", STATUS).body()).contains("\"source\":\"cache_unavailable\"");
            says("producer", "waiting for Kafka", refusedByKafka());
            says("sink", "waiting stream=\"cache\"", refusedByKafka());
            says("api", "the past cannot be read", refusedByKafka());
            says("sink", "the cache is away", "redis://swarm-status-sink:***@");
            says("api", "waiting for the cache", "redis://swarm-status-api:***@");
        });
        assertThat(LockedRig.parts())
                .allSatisfy(
                        part -> assertThat(ask(part, "/health/live").status()).isLessThan(300));
        assertThat(LockedRig.parts())
                .as("do not repeat it")
                .allSatisfy(part -> assertThat(rig.part(part).lines("Authentication failed"))
                        .hasSizeLessThan(3));
        listen();
    }

    @Test
    @Order(2)
    void goOnOnceTheirPasswordsAreRightAndNeedNoMoreRightsThanAreWritten() throws Exception {
        rig.letIn();
        eventually().until(() -> ask("api", STATUS).body().contains("\"source\":\"cached\""));
        rig.engine().swarm().drain(rig.engine().swarm().workers().getFirst());
        rig.kafka().publishGarbage("swarm.snapshots");

        eventually().until(() -> ask("api", STATUS + "/changes?from=-1h").body().contains("drain"));
        eventually().until(() -> ask("api", STATUS + "/history?from=-1h").body().contains("\"collected_at\""));
        eventually().until(() -> rig.kafka().records().contains("swarm.snapshots.dlq"));
        LockedRig.parts().forEach(LockedPipelineIT::awaitReady);
        assertThat(ask("sink", READY).body()).doesNotContain("uthoriz", "cannot be created", "lost, the last");
        listen();
    }

    @Test
    @Order(3)
    void useEveryRightThatIsWritten() throws Exception {
        assertThat(KafkaRights.ofDocument())
                .hasSizeGreaterThan(20)
                .filteredOn(right -> !AskedRights.include(right))
                .isEmpty();
    }

    @Test
    @Order(4)
    void theProducerSaysThatItMayNoLongerWrite() throws Exception {
        without("producer", AclOperation.WRITE, "swarm.snapshots", () -> {
            assertThat(ask("producer", READY)).satisfies(it -> isUnready(it, NOT_AUTHORIZED));
            says("producer", "waiting for Kafka", NOT_AUTHORIZED);
        });
    }

    @Test
    @Order(4)
    void theSinkSaysThatItMayNoLongerRead() throws Exception {
        without("sink", AclOperation.READ, "swarm.snapshots", () -> {
            assertThat(ask("sink", READY)).satisfies(it -> isUnready(it, NOT_AUTHORIZED));
            assertThat(rig.part("sink").lines("the stream's thread failed")).isNotEmpty();
        });
    }

    @Test
    @Order(4)
    void theApiSaysThatItMayNoLongerReadThePast() throws Exception {
        without("api", AclOperation.READ, "swarm.snapshots", () -> {
            assertThat(ask("api", STATUS + "/history?from=-1h").status()).isEqualTo(503);
            assertThat(ask("api", STATUS).body()).contains("\"source\":\"cached\"");
            says("api", "the past cannot be read", "not allowed to read topic \"swarm.snapshots\"");
            assertThat(ask("api", READY).body()).contains("not allowed to read topic");
        });
        eventually().until(() -> ask("api", STATUS + "/history?from=-1h").status() == 200);
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({
        "producer, swarm.snapshots.dlq",
        "producer, swarm.changes",
        "producer, swarm-status-cache-sink-newest-snapshots-changelog",
        "sink, swarm.snapshots",
        "api, swarm.snapshots",
        "api, swarm.changes",
        "api, swarm.snapshots.dlq",
        "api, swarm-status-cache-sink-newest-snapshots-changelog",
    })
    void writeNothingThatIsNotTheirOwn(String part, String topic) {
        var config = new HashMap<String, Object>(rig.clientAs(part));
        config.put("enable.idempotence", "false"); // else it is refused before the topic is asked about
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertRefused(producer.send(new ProducerRecord<>(topic, new byte[0])));
        }
    }

    @ParameterizedTest
    @Order(5)
    @ValueSource(strings = {"producer", "sink", "api"})
    void changeNothingOfTheBroker(String part) {
        try (var admin = Admin.create(Map.copyOf(rig.clientAs(part)))) {
            Stream.<Future<?>>of(
                            admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1)))
                                    .all(),
                            admin.deleteTopics(List.of("swarm.snapshots")).all(),
                            admin.deleteTopics(List.of("swarm.changes")).all())
                    .forEach(LockedPipelineIT::assertRefused);
        }
    }

    @Test
    @Order(5)
    void theApiCountsWhomItDoesNotLetInAndRepeatsNoToken() {
        var bad = LockedRig.token() + "x";

        assertThat(ask("api", STATUS, bad).status()).isEqualTo(401);

        assertThat(ask("api", "/metrics").body())
                .contains("swarm_status_api_tokens_refused_total{reason=\"unacceptable\"} 1.0");
        says("api", "not let in", "reason=\"unacceptable\" client=\"127.0.0.1\"");
        assertThat(rig.part("api").said()).doesNotContain(bad);
    }

    @Test
    @Order(6)
    void tellNoSecretToAnybody() throws Exception {
        listen();
        var logs = LockedRig.parts().stream().map(part -> rig.part(part).said()).collect(joining());

        assertThat(told).contains("swarm_status_", "cache_unavailable", "refresh_timestamp");
        assertThat(logs).contains("auth.secret=***", "sasl.jaas.config=***", "redis://***@", "headers=***");
        for (var said : List.of(
                told.toString(), logs, rig.kafka().records(), rig.redis().values())) {
            assertThat(LockedRig.secrets()).noneMatch(said::contains);
        }
    }

    private static void without(String part, AclOperation operation, String topic, ThrowingRunnable tells)
            throws Exception {
        var right = KafkaRights.ofDocument().stream()
                .filter(it -> it.entry().principal().endsWith(part)
                        && it.entry().operation() == operation
                        && it.pattern().name().equals(topic))
                .findFirst()
                .orElseThrow();
        rig.kafka().takeAway(right);
        try {
            eventually().untilAsserted(tells);
            listen();
        } finally {
            rig.kafka().allow(List.of(right));
        }
        awaitReady(part);
    }

    private static void listen() {
        for (var part : LockedRig.parts()) {
            PATHS.forEach(path ->
                    told.append(part).append(path).append(ask(part, path)).append('\n'));
        }
    }

    private static void awaitReady(String part) {
        eventually().until(() -> ask(part, READY).status() == 200);
    }

    private static Answer ask(String part, String path) {
        return ask(part, path, TOKEN);
    }

    private static Answer ask(String part, String path, String token) {
        try (var client = new ContractClient(rig.part(part).url())) {
            return client.send("GET", path, Map.of("Authorization", "Bearer " + token));
        }
    }

    private static String refusedByKafka() {
        return rig.kafka().address() + ": Authentication failed";
    }

    private static void isUnready(Answer answer, String... why) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains(why);
    }

    private static void says(String part, String what, String why) {
        assertThat(rig.part(part).lines(what)).anyMatch(line -> line.contains(why));
    }

    private static void assertRefused(Future<?> attempt) {
        assertThatThrownBy(() -> attempt.get(30, SECONDS)).cause().isInstanceOf(AuthorizationException.class);
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions();
    }
}
