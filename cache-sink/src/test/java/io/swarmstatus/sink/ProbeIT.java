package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.good;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.testcontainers.kafka.KafkaContainer;

class ProbeIT {
    @Test
    void probe() throws Exception {
        try (var kafka = new KafkaContainer("apache/kafka:4.3.1")) {
            kafka.start();
            try (var broker = Broker.at(kafka.getBootstrapServers());
                    var admin =
                            Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.getBootstrapServers()))) {
                for (int i = 0; i < 8; i++) {
                    var topic = "probe-" + i;
                    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    broker.create(topic, 1, Map.of());
                    broker.publish(topic, good("default", now.minusSeconds(1)));
                    try (var redis = EmbeddedRedis.running();
                            var sink = Sinks.start(kafka.getBootstrapServers(), topic, redis.url(), Map.of())) {
                        Patience.eventually()
                                .until(() -> redis.read("default").primary().exists());
                        broker.delete(topic);
                        Patience.eventually().until(() -> !Sinks.isReady(sink));
                        broker.create(topic, 1, Map.of());
                        broker.publish(topic, good("default", now));
                        var got = arrived(redis, now, 30);
                        var committed = admin.listConsumerGroupOffsets("sink-of-" + topic)
                                .partitionsToOffsetAndMetadata()
                                .get();
                        System.out.println("PROBE " + i + " first=" + got + " ready=" + Sinks.isReady(sink)
                                + " committed=" + committed);
                        if (!got) {
                            broker.publish(topic, good("default", now.plusSeconds(1)));
                            System.out.println("PROBE " + i + " second=" + arrived(redis, now.plusSeconds(1), 30));
                        }
                    }
                }
            }
        }
    }

    private static boolean arrived(EmbeddedRedis redis, Instant at, int seconds) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(seconds))
                    .ignoreExceptions()
                    .until(() -> at.equals(redis.read("default").refresh().lastSuccessAt()));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
