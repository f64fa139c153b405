package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Somebody gives the snapshot topic more partitions than the sink's changelog has. */
@Testcontainers(disabledWithoutDocker = true)
class MorePartitionsIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private final String topic = "snapshots-" + UUID.randomUUID();
    private final String group = "sink-of-" + topic;
    private Broker broker;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, 1, Map.of());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.close();
        redis.close();
    }

    @Test
    void tellsWhatToDoAndGoesOnOnceThatIsDone() throws Exception {
        broker.publish(topic, good("default", Instant.now()));
        try (var before = start()) {
            eventually().until(() -> Sinks.isReady(before));
            eventually().until(() -> redis.read("default").primary().exists());
        }
        broker.addPartitions(topic, 2);
        redis.stop();
        redis.start();

        try (var sink = start()) {
            var changelog = group + "-newest-snapshots-changelog";
            eventually()
                    .until(() -> Sinks.readiness(sink).contains(changelog)
                            && Sinks.readiness(sink).contains("to have 2 partitions"));
            assertThat(Sinks.isReady(sink)).isFalse();

            eventually().untilAsserted(() -> broker.deleteGroup(group));
            broker.delete(changelog);

            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> Sinks.isReady(sink));
        }
    }

    private CacheSink start() {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of());
    }
}
