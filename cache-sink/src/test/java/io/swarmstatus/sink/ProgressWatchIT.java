package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** What is told of a group that has committed nothing. */
@Testcontainers(disabledWithoutDocker = true)
class ProgressWatchIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Patience.LONGEST);

    private static final Duration PERIOD = Duration.ofMillis(100);

    private final String topic = "snapshots-" + UUID.randomUUID();
    private final InstantSource time = InstantSource.system();
    private Broker broker;
    private ProgressWatch watch;

    @BeforeEach
    void publishThree() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, 1, Map.of());
        var now = Instant.now();
        broker.publish(topic, good("a", now), good("b", now), good("c", now));
        var topics = new Topics(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()), topic);
        var deadLetters = new DeadLetterTopic(SinkTopic.deadLetters(topic + ".dlq"), new DeadLetterDelivery(time));
        watch = ProgressWatch.start(topics, deadLetters, "group-of-" + topic, PERIOD, time);
    }

    @AfterEach
    void close() {
        watch.close();
        broker.close();
    }

    @Test
    void hasAllBeforeItThatIsThere() {
        eventually().until(() -> watch.behind() == 3);

        assertThat(watch.processedUpTo(0)).isEmpty();
    }

    @Test
    void hasNothingBeforeItOnceAllIsGoneWithItsTime() throws Exception {
        broker.deleteRecords(topic);

        eventually().until(() -> watch.behind() == 0);
        eventually().until(() -> watch.processedUpTo(0).isPresent());
    }
}
