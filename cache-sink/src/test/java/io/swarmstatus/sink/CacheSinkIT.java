package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.SnapshotTopic;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

@Testcontainers(disabledWithoutDocker = true)
class CacheSinkIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String topic = "snapshots-" + UUID.randomUUID();
    private final String deadLetterTopic = topic + ".dlq";
    private Broker broker;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void writesTheNewestOfEachSwarmIntoTheCache() throws Exception {
        broker.create(topic, 12, Map.of());
        broker.publish(topic, good("default", now.minusSeconds(3)), good("default", now.minusSeconds(4)));
        broker.publish(topic, failed("default", now.minusSeconds(2)), failed("shop", now.minusSeconds(1)));

        try (var sink = start()) {
            eventually()
                    .until(() ->
                            Sinks.isReady(sink) && redis.read("shop").primary().exists());
            eventually().until(() -> redis.read("default").refresh().failures() == 1);
        }

        var healthy = redis.read("default");
        assertThat(healthy.refresh().lastSuccessAt()).isEqualTo(now.minusSeconds(3));
        assertThat(healthy.primary().json()).contains("\"collected_at\":\"" + now.minusSeconds(3) + "\"");
        assertThat(healthy.backup().exists()).isTrue();
        assertThat(redis.read("shop").primary().json()).contains("\"condition\":\"no_quorum\"");
        assertThat(redis.read("shop").backup().exists()).isFalse();
    }

    @Test
    void waitsForTheTopicThatTheProducerCreates() throws Exception {
        try (var sink = start()) {
            assertThat(Sinks.isLive(sink)).isTrue();
            assertThat(Sinks.isReady(sink)).isFalse();
            eventually().until(() -> Sinks.readiness(sink).contains("which the producer creates"));

            broker.create(topic, 1, Map.of());

            eventually().until(() -> Sinks.isReady(sink));
            assertThat(broker.topics()).contains(topic, deadLetterTopic);
        }
    }

    @Test
    void putsWhatIsNoSnapshotIntoTheDeadLettersAndGoesOn() throws Exception {
        broker.create(topic, 1, Map.of());
        var poison = new ProducerRecord<>(topic, 0, 1234L, "default".getBytes(UTF_8), "no JSON".getBytes(UTF_8));
        poison.headers().add("ce_id", "17".getBytes(UTF_8));
        broker.publish(new ProducerRecord<>(topic, null, new byte[0]));
        broker.publish(poison);
        broker.publish(topic, good("default", now));

        try (var sink = start()) {
            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> broker.readAll(deadLetterTopic).size() == 2);
            assertThat(Sinks.isReady(sink)).isTrue();
        }

        var letter = broker.readAll(deadLetterTopic).getLast();
        assertThat(letter.key()).asString(UTF_8).isEqualTo("default");
        assertThat(letter.value()).asString(UTF_8).isEqualTo("no JSON");
        assertThat(Instant.ofEpochMilli(letter.timestamp())).isAfterOrEqualTo(now);
        assertThat(headersOf(letter))
                .containsOnlyKeys("ce_id", "dlq_reason", "dlq_topic", "dlq_partition", "dlq_offset", "dlq_timestamp")
                .containsEntry("ce_id", "17")
                .containsEntry("dlq_topic", topic)
                .containsEntry("dlq_partition", "0")
                .containsEntry("dlq_offset", "1")
                .containsEntry("dlq_timestamp", "1234");
        var config = broker.configOf(deadLetterTopic);
        assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value()).isEqualTo("604800000");
        assertThat(config.get(TopicConfig.COMPRESSION_TYPE_CONFIG).value()).isEqualTo("zstd");
        assertThat(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()).isEqualTo("17825792");
    }

    @Test
    void tellsOfALargeRecordWithoutItsContentsWhereTheDeadLetterTopicTakesNone() throws Exception {
        broker.create(topic, 1, Map.of());
        broker.create(deadLetterTopic, 1, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000"));
        broker.publish(new ProducerRecord<>(topic, 0, "default".getBytes(UTF_8), incompressible(100_000)));
        broker.publish(topic, good("default", now));

        try (var _ = start()) {
            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> !broker.readAll(deadLetterTopic).isEmpty());
        }

        var letter = broker.readAll(deadLetterTopic).getLast();
        assertThat(letter.value()).as("which was too large").isNull();
        assertThat(headersOf(letter))
                .containsEntry("dlq_offset", "0")
                .containsEntry("dlq_reason", "the value is not UTF-8")
                .hasEntrySatisfying(
                        "dlq_dropped_bytes",
                        bytes -> assertThat(Integer.parseInt(bytes)).isBetween(100_000, 101_000));
    }

    @Test
    void carriesASnapshotOfTheLargestSize() throws Exception {
        var largest = SnapshotTopic.MAX_MESSAGE_BYTES;
        broker.create(topic, 1, Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largest)));
        broker.publish(topic, Snapshots.large("default", now, largest - 1000));

        try (var _ = start()) {
            eventually().until(() -> redis.read("default").backup().exists());
        }

        assertThat(redis.read("default").refresh().lastSuccessAt()).isEqualTo(now);
        assertThat(broker.readAll(deadLetterTopic)).isEmpty();
    }

    @Test
    void catchesUpOnceTheCacheIsThere() throws Exception {
        redis.stop();
        broker.create(topic, 1, Map.of());
        broker.publish(topic, good("default", now.minusSeconds(2)), good("default", now.minusSeconds(1)));

        try (var sink = start()) {
            eventually().until(() -> broker.topics().contains(deadLetterTopic));
            assertThat(Sinks.isLive(sink)).isTrue();
            assertThat(Sinks.isReady(sink)).isFalse();

            redis.start();

            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> Sinks.isReady(sink));
            assertThat(redis.read("default").refresh().lastSuccessAt()).isEqualTo(now.minusSeconds(1));
        }
    }

    @Test
    void fillsACacheThatWasEmptied() throws Exception {
        broker.create(topic, 1, Map.of());
        broker.publish(topic, good("default", now));

        try (var sink = start(Map.of("sink.refill-interval", "PT1S"))) {
            eventually().until(() -> redis.read("default").primary().exists());
            redis.stop();
            eventually().until(() -> !Sinks.isReady(sink));
            assertThat(Sinks.isLive(sink)).isTrue();

            redis.start();

            eventually().until(() -> redis.read("default").primary().exists());
        }
    }

    @Test
    void outlivesTheTopic() throws Exception {
        broker.create(topic, 1, Map.of());
        broker.publish(topic, good("default", now.minusSeconds(1)));

        try (var sink = start()) {
            eventually().until(() -> redis.read("default").primary().exists());
            broker.delete(topic);
            eventually().until(() -> !Sinks.isReady(sink));
            broker.create(topic, 1, Map.of());

            // More than one: Kafka keeps offsets by the topic's name, and the old topic's may hold for the new one.
            eventually().until(() -> {
                broker.publish(topic, good("default", Instant.now()));
                return requireNonNull(redis.read("default").refresh().lastSuccessAt())
                        .isAfter(now);
            });
            assertThat(Sinks.isLive(sink)).isTrue();
        }
    }

    @Test
    void takesUpWhereAnEarlierOneEnded(@TempDir Path directory) throws Exception {
        var stateDirectory = directory.resolve("state");
        broker.create(topic, 1, Map.of());
        broker.publish(new ProducerRecord<>(topic, 0, null, "no JSON".getBytes(UTF_8)));
        broker.publish(topic, good("default", now));
        try (var _ = start(Map.of("kafka.state.dir", stateDirectory.toString()))) {
            eventually().until(() -> redis.read("default").primary().exists());
        }
        redis.stop();
        redis.start();

        try (var sink = start(Map.of())) {
            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> Sinks.isReady(sink));
        }

        assertThat(broker.readAll(deadLetterTopic))
                .as("refused once, for its offset was committed")
                .hasSize(1);
        assertThat(stateDirectory).as("nothing is kept on disk").doesNotExist();
    }

    private CacheSink start() {
        return start(Map.of());
    }

    private CacheSink start(Map<String, String> settings) {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), settings);
    }

    private static byte[] incompressible(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static Map<String, String> headersOf(ConsumerRecord<byte[], byte[]> letter) {
        return StreamSupport.stream(letter.headers().spliterator(), false)
                .collect(toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }
}
