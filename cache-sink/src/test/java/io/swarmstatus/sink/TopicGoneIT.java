package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Somebody deletes the snapshot topic under a sink that runs as a process of its own. */
@Testcontainers(disabledWithoutDocker = true)
class TopicGoneIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofMinutes(3));
    private final String topic = "snapshots-" + UUID.randomUUID();
    private Broker broker;
    private EmbeddedRedis redis;
    private int published;

    @TempDir
    Path directory;

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
    void livesOnHoweverOftenItsThreadsFailAndGoesOnOnceTheTopicIsBack() throws Exception {
        broker.create(topic, 1, Map.of());
        publish(start);
        try (var sink = SinkProcess.start(KAFKA.getBootstrapServers(), topic, redis.url(), log())) {
            eventually().until(() -> redis.read("default").primary().exists());
            broker.delete(topic);
            // Of two streams: one of them has outlived the failure of a thread that had taken another's place.
            eventually().until(() -> !sink.isAlive() || failures() >= 5);
            assertThat(sink.isAlive()).isTrue();

            broker.create(topic, 1, Map.of());

            eventually().until(this::publishesWhatIsServed);
            assertThat(sink.isAlive()).isTrue();
        }
    }

    /**
     * Publishes again, as a producer does: a sink that was caught between two topics commits on the new one what it had
     * read of the old, and passes over as many.
     */
    private boolean publishesWhatIsServed() throws Exception {
        published++;
        publish(start.plusSeconds(published));
        var served = redis.read("default").refresh().lastSuccessAt();
        return served != null && served.isAfter(start);
    }

    private void publish(Instant collectedAt) throws Exception {
        broker.publish(topic, good("default", collectedAt));
    }

    private long failures() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains("the stream's thread failed"))
                    .count();
        }
    }

    private Path log() {
        return directory.resolve("log");
    }
}
