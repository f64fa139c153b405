package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.service.LoopbackPort;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

@Testcontainers(disabledWithoutDocker = true)
class KafkaSnapshotPublisherIT {

    @Container
    private static final KafkaContainer KAFKA =
            BrokerContainers.create().withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

    private static final SnapshotCodec CODEC = new SnapshotCodec();

    @Test
    void createsTheTopicBeforeTheFirstSnapshot() throws Exception {
        var topic = newTopic();

        try (var publisher = publisher(topic)) {
            publisher.publish(Snapshots.ofLeader(1));
        }

        assertThat(topic.partitions()).isEqualTo(12);
        assertThat(topic.configs())
                .containsEntry("retention.ms", "604800000") // 7 × 24 × 60 × 60 × 1000
                .containsEntry("compression.type", "zstd")
                .containsEntry("max.message.bytes", "16777216");
    }

    @Test
    void leavesATopicAloneThatIsThereAndLogsHowItDiffers() throws Exception {
        var topic = newTopic();
        var configs = Map.of("retention.ms", "1000", "compression.type", "zstd");
        topic.create(3, configs);

        try (var log = LogLines.capture();
                var publisher = publisher(topic)) {
            publisher.publish(Snapshots.ofLeader(1));
            publisher.publish(Snapshots.ofLeader(2));

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("WARN", topic.name(), "is left as it is")
                    .contains("partitions=3 instead of 12", "retention.ms=1000 instead of 604800000")
                    .contains("max.message.bytes=1048588 instead of 16777216")
                    .doesNotContain("compression.type");
        }
        assertThat(topic.partitions()).isEqualTo(3);
        assertThat(topic.configs()).isEqualTo(configs);
        assertThat(topic.records()).hasSize(2);
    }

    @Test
    void saysNothingOfATopicThatIsAsItShouldBe() throws Exception {
        var topic = newTopic();
        try (var first = publisher(topic)) {
            first.publish(Snapshots.ofLeader(1));
        }

        try (var log = LogLines.capture();
                var second = publisher(topic)) {
            second.publish(Snapshots.ofLeader(2));

            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void publishesWhatAConsumerTakesForACloudEvent() {
        var topic = newTopic();
        var snapshot = Snapshots.failed(Condition.NO_QUORUM, "too few", Snapshots.NOON, Trigger.POLL);

        try (var publisher = publisher(topic)) {
            publisher.publish(snapshot);
        }

        assertThat(topic.records()).singleElement().satisfies(seen -> {
            assertThat(seen.key()).isEqualTo("default");
            assertThat(seen.timestamp()).isEqualTo(Snapshots.NOON.toEpochMilli());
            assertThat(seen.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
            assertThat(header(seen, "ce_id")).isEqualTo("default/n1/2026-01-15T12:00:00Z");
            assertThat(header(seen, "ce_type")).isEqualTo("io.swarmstatus.snapshot.v1");
            assertThat(header(seen, "content-type")).isEqualTo("application/json");
            assertThat(CODEC.decode(seen.value())).isEqualTo(snapshot);
        });
    }

    @Test
    void keepsTheSnapshotsOfOneSwarmInTheirOrder() {
        var topic = newTopic();

        try (var publisher = publisher(topic)) {
            for (int version = 1; version <= 50; version++) {
                publisher.publish(Snapshots.ofLeader(version));
            }
        }

        assertThat(topic.records())
                .extracting(seen -> CODEC.decode(seen.value()).swarmVersion())
                .hasSize(50)
                .isSorted();
        assertThat(topic.records())
                .extracting(ConsumerRecord::partition)
                .containsOnly(topic.records().getFirst().partition());
    }

    @Test
    void publishesASnapshotOfManyMebibytesThatCannotBeCompressed() {
        var topic = newTopic();
        var noise = new byte[10 << 20];
        new Random(1).nextBytes(noise);
        var snapshot = failedWith(Base64.getEncoder().encodeToString(noise));

        try (var publisher = publisher(topic)) {
            publisher.publish(snapshot);
        }

        assertThat(topic.records())
                .singleElement()
                .satisfies(seen -> assertThat(CODEC.decode(seen.value())).isEqualTo(snapshot));
    }

    @Test
    void namesTopicServersAndReasonWhereASnapshotIsTooLarge() {
        var topic = newTopic();
        var snapshot = failedWith("x".repeat(17 << 20));

        try (var publisher = publisher(topic)) {
            assertThatThrownBy(() -> publisher.publish(snapshot))
                    .isInstanceOf(PublishException.class)
                    .hasMessageStartingWith(topic.name() + " on " + KAFKA.getBootstrapServers()
                            + ": larger than the topic, the broker or max.request.size allows: ")
                    .hasMessageContaining("16777216");
        }
    }

    @Test
    void givesUpASnapshotThatTheBrokerRefusesForItsDate() {
        var topic = newTopic();
        var ahead = Snapshots.ofLeader(1, Instant.now().plus(Duration.ofHours(2)), Trigger.POLL);

        try (var publisher = publisher(topic)) {
            assertThatThrownBy(() -> publisher.publish(ahead))
                    .isInstanceOfSatisfying(
                            PublishException.class, e -> assertThat(e.isFinal()).isTrue())
                    .hasMessageContaining("collected at " + ahead.collectedAt());
        }
    }

    @Test
    void createsTheTopicAnewThatIsDeletedMeanwhile() throws Exception {
        var topic = newTopic();
        var impatient = Map.of(
                "bootstrap.servers", topic.servers(),
                "max.block.ms", "1000",
                "request.timeout.ms", "1000",
                "delivery.timeout.ms", "1000");

        try (var publisher = publisher(topic, impatient)) {
            publisher.publish(Snapshots.ofLeader(1));
            topic.delete();

            retrying(() -> publisher.publish(Snapshots.ofLeader(2)));
        }

        assertThat(topic.partitions()).isEqualTo(12);
        assertThat(topic.records())
                .extracting(seen -> CODEC.decode(seen.value()).swarmVersion())
                .containsExactly(2L);
    }

    @Test
    void waitsForABrokerThatIsAwayAtTheStartAndPublishesToItOnceItIsThere() throws Exception {
        var topic = newTopic();
        var port = LoopbackPort.next();
        var impatient = Map.of(
                "bootstrap.servers", "127.0.0.1:" + port,
                "default.api.timeout.ms", "1000",
                "request.timeout.ms", "500",
                "max.block.ms", "1000",
                "delivery.timeout.ms", "1000");

        try (var publisher = publisher(topic, impatient)) {
            assertThatThrownBy(() -> publisher.publish(Snapshots.ofLeader(1)))
                    .isInstanceOf(PublishException.class)
                    .hasMessageStartingWith(topic.name() + " on 127.0.0.1:" + port + ": ");

            try (var _ = Forwarder.start(port, KAFKA.getHost(), KAFKA.getMappedPort(9092))) {
                retrying(() -> publisher.publish(Snapshots.ofLeader(2)));
            }
        }

        assertThat(topic.records())
                .extracting(seen -> CODEC.decode(seen.value()).swarmVersion())
                .containsExactly(2L);
    }

    private static void retrying(Runnable publishing) {
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(PublishException.class)
                .untilAsserted(publishing::run);
    }

    private static Snapshot failedWith(String detail) {
        return Snapshots.failed(Condition.COLLECTION_FAILED, detail, Snapshots.NOON, Trigger.POLL);
    }

    private static KafkaTopic newTopic() {
        return new KafkaTopic(KAFKA.getBootstrapServers(), "snapshots-" + UUID.randomUUID());
    }

    private static KafkaSnapshotPublisher publisher(KafkaTopic topic) {
        return publisher(topic, Map.of("bootstrap.servers", topic.servers()));
    }

    private static KafkaSnapshotPublisher publisher(KafkaTopic topic, Map<String, String> kafka) {
        return new KafkaSnapshotPublisher(
                new KafkaClients(kafka, topic.name()),
                new SnapshotRecords(topic.name(), CODEC),
                Duration.ofSeconds(12));
    }

    private static String header(ConsumerRecord<String, byte[]> seen, String name) {
        return new String(requireNonNull(seen.headers().lastHeader(name)).value(), StandardCharsets.UTF_8);
    }
}
