package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** With a broker that forbids what has to do with the dead letters. */
@Testcontainers(disabledWithoutDocker = true)
class DeadLettersRefusedIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create()
            .withStartupTimeout(Patience.LONGEST)
            .withEnv("KAFKA_AUTHORIZER_CLASS_NAME", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            .withEnv("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND", "true")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

    private final String topic = "snapshots-" + UUID.randomUUID();
    private final String deadLetterTopic = topic + ".dlq";
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
        broker.allowAll();
        broker.close();
        redis.close();
    }

    @Test
    void goesOnAndTellsWhereItMayNotWriteDeadLetters() throws Exception {
        broker.create(deadLetterTopic, 1, Map.of());
        broker.deny(AclOperation.WRITE, deadLetterTopic);
        publishPoison();
        broker.publish(topic, good("default", Instant.now()));

        try (var sink = start()) {
            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> Sinks.readiness(sink).contains("1 lost, the last at "));
            assertThat(Sinks.readiness(sink)).contains(deadLetterTopic);
            eventually().until(() -> Sinks.isReady(sink));

            broker.allowAll();
            publishPoison();

            eventually().until(() -> broker.readAll(deadLetterTopic).size() == 1);
            var letter = broker.readAll(deadLetterTopic).getFirst();
            assertThat(DeadLetter.text(letter.headers(), DeadLetter.OFFSET)).isEqualTo("2");
        }
    }

    @Test
    void goesOnAndTellsWhereTheDeadLetterTopicCannotBeCreated() throws Exception {
        broker.denyCreating(deadLetterTopic);
        publishPoison();
        broker.publish(topic, good("default", Instant.now()));

        try (var sink = start()) {
            eventually().until(() -> redis.read("default").primary().exists());
            eventually()
                    .until(() -> Sinks.readiness(sink).contains("cannot be created")
                            && Sinks.readiness(sink).contains("1 lost, the last at "));
            assertThat(broker.topics()).doesNotContain(deadLetterTopic);

            broker.allowAll();
            eventually().until(() -> broker.topics().contains(deadLetterTopic));
            eventually().until(() -> Sinks.readiness(sink).contains("\"state\":\"1 lost, the last at "));
            publishPoison();

            eventually().until(() -> broker.readAll(deadLetterTopic).size() == 1);
        }
    }

    @Test
    void createsTheDeadLetterTopicAnewWhereSomebodyDeletesIt() throws Exception {
        try (var sink = start()) {
            eventually().until(() -> Sinks.isReady(sink));
            broker.delete(deadLetterTopic);

            eventually().until(() -> broker.topics().contains(deadLetterTopic));
            publishPoison();
            broker.publish(topic, good("default", Instant.now()));

            eventually().until(() -> redis.read("default").primary().exists());
            eventually().until(() -> broker.readAll(deadLetterTopic).size() == 1);
        }
    }

    private void publishPoison() throws Exception {
        broker.publish(new ProducerRecord<>(topic, 0, "default".getBytes(UTF_8), "no JSON".getBytes(UTF_8)));
    }

    private CacheSink start() {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of());
    }
}
