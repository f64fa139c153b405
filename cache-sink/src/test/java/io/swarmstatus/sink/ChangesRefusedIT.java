package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.SwarmChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** With a broker that forbids what has to do with the changes: the cache is filled, and health tells what is missing. */
@Testcontainers(disabledWithoutDocker = true)
class ChangesRefusedIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create()
            .withStartupTimeout(Patience.LONGEST)
            .withEnv("KAFKA_AUTHORIZER_CLASS_NAME", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            .withEnv("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND", "true")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

    private final String topic = "snapshots-" + UUID.randomUUID();
    private final String changeTopic = Sinks.changesOf(topic);
    private final ChangingSwarm shop = new ChangingSwarm("shop", Instant.now().minusSeconds(60));
    private Broker broker;
    private ChangeReader reader;
    private EmbeddedRedis redis;

    @BeforeEach
    void connect() throws Exception {
        broker = Broker.at(KAFKA.getBootstrapServers());
        broker.create(topic, 1, Map.of());
        reader = ChangeReader.of(KAFKA.getBootstrapServers());
        redis = EmbeddedRedis.running();
    }

    @AfterEach
    void disconnect() throws Exception {
        broker.allowAll();
        reader.close();
        broker.close();
        redis.close();
    }

    @Test
    void goesOnAndTellsWhereItMayNotCreateTheTopic() throws Exception {
        broker.denyCreating(changeTopic);

        try (var sink = start()) {
            publishAChange();
            untilTheCacheIsFilledThough(sink, "\\\"" + changeTopic + "\\\" cannot be created");

            broker.allowAll();

            untilTheChangeIsThere();
        }
    }

    @Test
    void goesOnAndTellsWhereItMayNotWriteTheTopic() throws Exception {
        broker.create(changeTopic, 1, Map.of());
        broker.deny(AclOperation.WRITE, changeTopic);

        try (var sink = start()) {
            publishAChange();
            untilTheCacheIsFilledThough(sink, "\\\"" + changeTopic + "\\\" may not be written");

            broker.allowAll();

            untilTheChangeIsThere();
        }
    }

    @Test
    void goesOnAndTellsWhereItMayNoLongerWriteTheTopic() throws Exception {
        try (var sink = start()) {
            publishAChange();
            untilTheChangeIsThere();
            broker.deny(AclOperation.WRITE, changeTopic);
            shop.worker("w2", "down");
            broker.publish(topic, shop.snapshot());

            untilTheCacheIsFilledThough(
                    sink, "waits for a new thread after a failure: Not authorized to access topics");
            broker.publish(topic, good("other", Instant.now()));
            eventually().until(() -> redis.read("other").primary().exists());

            broker.allowAll();

            eventually()
                    .untilAsserted(() -> assertThat(reader.changes(changeTopic).get("shop"))
                            .extracting(SwarmChange::summary)
                            .containsExactly("Node w1 is down", "Node w2 is down"));
        }
    }

    @Test
    void stopsInTimeWhileItIsRefused() throws Exception {
        broker.create(changeTopic, 1, Map.of());
        broker.deny(AclOperation.WRITE, changeTopic);
        var sink = start();
        eventually().until(() -> Sinks.readiness(sink).contains("may not be written"));
        var stopped = Instant.now();

        sink.close();

        assertThat(Measured.since(stopped, "a stop while the changes are refused"))
                .isLessThan(Duration.ofSeconds(9));
    }

    private void publishAChange() throws Exception {
        broker.publish(topic, shop.snapshot());
        shop.worker("w1", "down");
        broker.publish(topic, shop.snapshot());
    }

    private void untilTheCacheIsFilledThough(CacheSink sink, String trouble) {
        eventually().until(() -> redis.read("shop").primary().exists());
        eventually().until(() -> Sinks.readiness(sink).contains(trouble));
        eventually().until(() -> Sinks.isReady(sink) && Sinks.isLive(sink));
    }

    private void untilTheChangeIsThere() {
        eventually()
                .untilAsserted(() -> assertThat(reader.changes(changeTopic).get("shop"))
                        .extracting(SwarmChange::type)
                        .containsExactly(ChangeType.NODE_DOWN));
    }

    private CacheSink start() {
        return Sinks.start(KAFKA.getBootstrapServers(), topic, redis.url(), Map.of());
    }
}
