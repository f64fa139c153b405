package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** A whole producer, between a recorded engine and a real broker. */
@Testcontainers(disabledWithoutDocker = true)
class SwarmProducerIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create();

    private final KafkaTopic topic = new KafkaTopic(KAFKA.getBootstrapServers(), "snapshots-" + UUID.randomUUID());

    @Test
    void publishesWhatTheLeaderSeesAtItsStartAndEachChangeAfterIt() throws Exception {
        try (var engine = ReplayedEngine.ofLeader();
                var producer = SwarmProducer.start(config(engine.uri(), KAFKA.getBootstrapServers()))) {
            await().until(() -> status(producer, "ready") == 200);
            engine.answering("/v1.41/nodes", "nodes-worker-down").answering("/v1.41/tasks", "tasks-worker-down");
            await().untilAsserted(() -> assertThat(published().getLast().tasks())
                    .isNotEqualTo(published().getFirst().tasks()));
            await().untilAsserted(() -> assertThat(published().getLast().nodes())
                    .anyMatch(node -> node.state().equals("down")));
            engine.answering("/v1.41/nodes", "refused-no-quorum");
            await().untilAsserted(
                            () -> assertThat(published().getLast().condition()).isEqualTo(Condition.NO_QUORUM));

            // a look may have fallen between the two answers that were changed one after the other
            assertThat(published()).hasSizeBetween(3, 4);
            assertThat(published())
                    .extracting(Snapshot::trigger)
                    .startsWith(Trigger.STARTUP)
                    .containsOnlyOnce(Trigger.STARTUP)
                    .containsOnly(Trigger.STARTUP, Trigger.POLL);
            assertThat(published())
                    .extracting(Snapshot::condition)
                    .startsWith(Condition.OK, Condition.OK)
                    .containsOnlyOnce(Condition.NO_QUORUM);
            assertThat(status(producer, "live")).isEqualTo(200);
        }
    }

    @Test
    void isReadyAndSaysNothingOnAStandby() throws Exception {
        topic.create(1, Map.of());
        try (var engine = ReplayedEngine.ofLeader().answering("/v1.41/info", "info-standby");
                var producer = SwarmProducer.start(config(engine.uri(), KAFKA.getBootstrapServers()))) {
            await().until(() -> status(producer, "ready") == 200);
            var looks = engine.requests().size();
            await().until(() -> engine.requests().size() > looks + 10);
        }

        assertThat(published()).isEmpty();
    }

    @Test
    void isLiveAndNotReadyUntilTheBrokerIsThere() throws Exception {
        var port = LoopbackPort.next();

        try (var engine = ReplayedEngine.ofLeader();
                var producer = SwarmProducer.start(config(engine.uri(), "127.0.0.1:" + port))) {
            await().until(() -> engine.requests().contains("GET /v1.41/tasks"));
            assertThat(status(producer, "live")).isEqualTo(200);
            assertThat(status(producer, "ready")).isEqualTo(503);

            try (var _ = Forwarder.start(port, KAFKA.getHost(), KAFKA.getMappedPort(9092))) {
                await().atMost(Duration.ofSeconds(40)).until(() -> status(producer, "ready") == 200);
            }
        }

        assertThat(published()).isNotEmpty();
    }

    @Test
    void stopsSoonWhileEverythingElseHangs() throws Exception {
        try (var engine = RawEngine.onTcp(RawEngine::silence);
                var broker = RawEngine.onTcp(RawEngine::silence)) {
            var address = "127.0.0.1:" + broker.uri().getPort();
            var producer = SwarmProducer.start(config(engine.uri(), address));
            await().until(() -> engine.open() > 0);

            var closing = Thread.ofVirtual().start(producer::close);

            await().atMost(Duration.ofSeconds(9)).until(() -> !closing.isAlive());
        }
    }

    @Test
    void cannotStartWhereItsPortIsTaken() throws Exception {
        try (var engine = ReplayedEngine.ofLeader();
                var first = SwarmProducer.start(config(engine.uri(), KAFKA.getBootstrapServers()))) {
            var second = config(engine.uri(), KAFKA.getBootstrapServers(), first.port());

            assertThatThrownBy(() -> SwarmProducer.start(second))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port());
        }
    }

    private List<Snapshot> published() {
        var codec = new SnapshotCodec();
        return topic.records().stream().map(seen -> codec.decode(seen.value())).toList();
    }

    private SwarmProducerConfig config(URI engine, String servers) {
        return config(engine, servers, 0);
    }

    private SwarmProducerConfig config(URI engine, String servers, int port) {
        return new SwarmProducerConfig(
                "default",
                EngineAddress.plain(engine),
                new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                Duration.ofHours(1),
                Duration.ofMillis(50),
                topic.name(),
                Map.of("bootstrap.servers", servers),
                ServerAddress.local(port));
    }

    private static int status(SwarmProducer producer, String health) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + producer.port() + "/health/" + health);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
