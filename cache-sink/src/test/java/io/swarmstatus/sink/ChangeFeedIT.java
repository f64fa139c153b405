package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.closely;
import static io.swarmstatus.sink.Patience.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** From the snapshots on a real broker to the changes that a reader of what is committed finds there. */
@Testcontainers(disabledWithoutDocker = true)
class ChangeFeedIT {

    private static final int PARTITIONS = 6;
    private static final int SWARMS = 12;

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final String topic = "snapshots-" + UUID.randomUUID();
    private final String changeTopic = Sinks.changesOf(topic);
    private final List<ChangingSwarm> swarms = IntStream.range(0, SWARMS)
            .mapToObj(
                    number -> new ChangingSwarm("swarm-" + number, Instant.now().minus(Duration.ofHours(6))))
            .toList();
    private final List<Snapshot> published = new ArrayList<>();
    private Broker broker;
    private ChangeReader reader;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, PARTITIONS, Map.of());
        reader = ChangeReader.of(KAFKA.getBootstrapServers());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        reader.close();
        broker.close();
        redis.close();
    }

    @Test
    void publishesWhatWasOnTheTopicBeforeItsFirstStart() throws Exception {
        publishAll(20);

        try (var _ = start()) {
            untilAllChangesAreThere();
        }

        assertThat(reader.records(changeTopic))
                .allSatisfy(record -> assertThat(
                                record.headers().lastHeader("ce_type").value())
                        .asString(UTF_8)
                        .isEqualTo("io.swarmstatus.change.v1"));
    }

    @Test
    void beginsOnceTheCacheHasReadWhatIsMuch() throws Exception {
        publishAll(200);

        try (var sink = start()) {
            closely().until(() -> Sinks.readiness(sink).contains("waits for the cache, which comes first"));
            eventually().until(() -> reader.records(changeTopic), records -> !records.isEmpty());
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        for (int start = 0; start < 3; start++) {
            try (var _ = start()) {
                publishAll(10);
                untilAllChangesAreThere();
            }
        }
    }

    @Test
    void publishesEachChangeOnceWhereASinkThatSharesTheWorkIsKilled() throws Exception {
        try (var _ = start();
                var killed = SinkProcess.start(KAFKA.getBootstrapServers(), topic, redis.url())) {
            eventually().until(() -> broker.sharersOf("sink-of-" + topic + "-changes") == 2);
            publishAll(10);
            untilAllChangesAreThere();

            publishAll(20);
            killed.kill();
            var died = Instant.now();
            publishAll(20);

            untilAllChangesAreThere();
            Measured.since(died, "one of two sinks killed, until all changes were published");
        }
    }

    @Test
    void publishesWhatIsBetweenRecordsThatAreNoSnapshots() throws Exception {
        try (var _ = start()) {
            for (int round = 0; round < 5; round++) {
                publishAll(3);
                broker.publish(new ProducerRecord<>(topic, "swarm-1".getBytes(UTF_8), "no JSON".getBytes(UTF_8)));
                broker.publish(new ProducerRecord<>(topic, null, null));
            }

            untilAllChangesAreThere();
        }
    }

    @Test
    void createsTheTopicAsLargeAsThatOfTheSnapshots() throws Exception {
        try (var _ = start()) {
            eventually().until(() -> broker.topics().contains(changeTopic));
        }

        var config = broker.configOf(changeTopic);
        assertThat(config.get("retention.ms").value())
                .isEqualTo(Long.toString(Duration.ofDays(30).toMillis()));
        assertThat(config.get("compression.type").value()).isEqualTo("zstd");
        assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        assertThat(broker.partitionsOf(changeTopic)).isEqualTo(PARTITIONS);
    }

    @Test
    void leavesATopicThatIsThereAsItIs() throws Exception {
        broker.create(changeTopic, 1, Map.of("retention.ms", "60000000"));
        publishAll(5);

        try (var _ = start()) {
            untilAllChangesAreThere();
        }

        assertThat(broker.configOf(changeTopic).get("retention.ms").value()).isEqualTo("60000000");
        assertThat(broker.partitionsOf(changeTopic)).isEqualTo(1);
    }

    @Test
    void goesOnAfterAChangeThatTheTopicNeverTakes() throws Exception {
        broker.create(changeTopic, 1, Map.of("max.message.bytes", "2000"));
        var shop = new ChangingSwarm("shop", Instant.now().minusSeconds(3600));
        broker.publish(topic, shop.snapshot());
        shop.labels("w1", Map.of("zone", Snapshots.noise(10_000)));
        broker.publish(topic, shop.snapshot());
        shop.worker("w2", "down");
        broker.publish(topic, shop.snapshot());

        try (var sink = start()) {
            eventually()
                    .untilAsserted(() -> assertThat(reader.changes(changeTopic).get("shop"))
                            .extracting(SwarmChange::summary)
                            .containsExactly("Node w2 is down"));
            assertThat(Sinks.readiness(sink)).contains("1 refused, the last: shop/");
        }
    }

    @Test
    void stopsInTimeWithBothStreams() throws Exception {
        var sink = start();
        publishAll(3);
        untilAllChangesAreThere();
        var stopped = Instant.now();

        sink.close();

        assertThat(Measured.since(stopped, "a stop of both streams")).isLessThan(Duration.ofSeconds(9));
    }

    private CacheSink start() {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of());
    }

    private void publishAll(int snapshots) throws Exception {
        for (var swarm : swarms) {
            var history = swarm.history(published.size(), snapshots);
            published.addAll(history);
            broker.publish(topic, history.toArray(Snapshot[]::new));
        }
    }

    /** The same as in one go over all that was published, of each swarm in its order, and no more. */
    private void untilAllChangesAreThere() {
        var expected = ChangeDriver.inOneGo(published).stream().collect(groupingBy(SwarmChange::swarm));
        assertThat(expected).hasSizeGreaterThan(SWARMS / 2);
        eventually().untilAsserted(() -> assertThat(reader.changes(changeTopic)).isEqualTo(expected));
    }
}
