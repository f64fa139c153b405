package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.closely;
import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Several sinks share the work, and go on where one of them stops or dies. */
@Testcontainers(disabledWithoutDocker = true)
class ScaleOutIT {

    private static final int PARTITIONS = 6;
    private static final int SWARMS = 24;

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final String topic = "snapshots-" + UUID.randomUUID();
    private final String group = "sink-of-" + topic;
    private Broker broker;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, PARTITIONS, Map.of());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void sharesTheWorkAndTakesItOverWhereOneStops() throws Exception {
        try (var staying = start()) {
            try (var leaving = start()) {
                eventually().until(() -> broker.sharersOf(group) == 2);
                publishAll(now.minusSeconds(2));
                untilAllAreThere(now.minusSeconds(2));
                eventually().until(() -> Sinks.isReady(staying) && Sinks.isReady(leaving));
            }
            var stopped = Instant.now();

            publishAll(now.minusSeconds(1));

            untilAllAreThere(now.minusSeconds(1));
            assertThat(Measured.since(stopped, "one of two sinks stopped, until all swarms were written by the other"))
                    .isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void takesOverWhereOneIsKilled() throws Exception {
        try (var _ = start();
                var killed = SinkProcess.start(KAFKA.getBootstrapServers(), topic, redis.url())) {
            eventually().until(() -> broker.sharersOf(group) == 2);
            publishAll(now.minusSeconds(2));
            untilAllAreThere(now.minusSeconds(2));

            killed.kill();
            var died = Instant.now();
            publishAll(now.minusSeconds(1));

            untilAllAreThere(now.minusSeconds(1));
            assertThat(Measured.since(died, "one of two sinks killed, until all swarms were written by the other"))
                    .isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void losesNothingAndDoublesNothingWhenItIsKilled() throws Exception {
        try (var killed = SinkProcess.start(KAFKA.getBootstrapServers(), topic, redis.url())) {
            broker.publish(topic, good("default", now.minusSeconds(9)));
            for (int failures = 1; failures <= 3; failures++) {
                broker.publish(topic, failed("default", now.minusSeconds(9 - failures)));
                var soFar = failures;
                eventually().until(() -> redis.read("default").refresh().failures() == soFar);
            }
            publishPoison(50);
            killed.kill();
        }
        publishPoison(50);
        broker.publish(topic, good("shop", now));

        try (var sink = start()) {
            eventually().until(() -> redis.read("shop").primary().exists());
            eventually().until(() -> Sinks.readiness(sink).contains("answers, 0 records to process"));
        }

        var refresh = redis.read("default").refresh();
        assertThat(refresh.failures()).isEqualTo(3);
        assertThat(refresh.consecutiveFailures()).isEqualTo(3);
        assertThat(refresh.refreshes()).isEqualTo(4);
        var letters = broker.readAll(topic + ".dlq");
        var places = letters.stream()
                .map(letter -> DeadLetter.text(letter.headers(), DeadLetter.OFFSET))
                .distinct()
                .count();
        assertThat(places).isEqualTo(100);
        Measured.tell(letters.size() - places + " of 100 dead letters twice after a kill");
    }

    private CacheSink start() {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of());
    }

    private void publishPoison(int count) throws Exception {
        for (int left = count; left > 0; left--) {
            broker.publish(new ProducerRecord<>(topic, 0, null, "no JSON".getBytes(UTF_8)));
        }
    }

    private void publishAll(Instant collectedAt) throws Exception {
        broker.publish(
                topic,
                IntStream.range(0, SWARMS)
                        .mapToObj(number -> good("swarm-" + number, collectedAt))
                        .toArray(Snapshot[]::new));
    }

    private void untilAllAreThere(Instant collectedAt) {
        try (var cache = redis.connect()) {
            closely()
                    .until(() -> IntStream.range(0, SWARMS)
                            .allMatch(number -> collectedAt.equals(
                                    cache.read("swarm-" + number).refresh().lastSuccessAt())));
        }
    }
}
