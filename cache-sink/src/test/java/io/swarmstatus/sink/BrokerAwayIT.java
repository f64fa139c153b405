package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.service.LoopbackPort;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** With a broker of its own that can be started and stopped, and is at the same port all the while. */
@Testcontainers(disabledWithoutDocker = true)
class BrokerAwayIT {

    private static final String TOPIC = "swarm.snapshots";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private KafkaContainer kafka;
    private String address;
    private EmbeddedRedis redis;

    @BeforeEach
    void prepare() throws Exception {
        var port = LoopbackPort.next();
        address = "127.0.0.1:" + port;
        kafka = BrokerContainers.create();
        kafka.setPortBindings(List.of(port + ":9092"));
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void close() throws Exception {
        kafka.close();
        redis.close();
    }

    @Test
    void beginsOnceTheBrokerIsThere() throws Exception {
        try (var sink = Sinks.start(address, TOPIC, redis.url(), Map.of())) {
            assertThat(Sinks.isLive(sink)).isTrue();
            assertThat(Sinks.isReady(sink)).isFalse();

            kafka.start();
            createAndPublish(now);

            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> Sinks.isReady(sink));
        }
    }

    @Test
    void goesOnAfterTheBrokerWasAway() throws Exception {
        kafka.start();
        createAndPublish(now.minusSeconds(1));
        try (var sink = Sinks.start(address, TOPIC, redis.url(), Map.of())) {
            eventually().until(() -> redis.read("default").primary().exists());

            restart();
            publish(now);
            var back = Instant.now();

            eventually().until(() -> now.equals(redis.read("default").refresh().lastSuccessAt()));
            Measured.since(back, "the broker restarted, from the first record that it took until that was in Redis");
            assertThat(Sinks.isLive(sink)).isTrue();
        }
    }

    private void createAndPublish(Instant collectedAt) throws Exception {
        try (var broker = Broker.at(address)) {
            broker.create(TOPIC, 1, Map.of());
            broker.publish(TOPIC, good("default", collectedAt));
        }
    }

    private void publish(Instant collectedAt) throws Exception {
        try (var broker = Broker.at(address)) {
            broker.publish(TOPIC, good("default", collectedAt));
        }
    }

    private void restart() {
        var docker = kafka.getDockerClient();
        docker.stopContainerCmd(kafka.getContainerId()).withTimeout(5).exec();
        docker.startContainerCmd(kafka.getContainerId()).exec();
    }
}
