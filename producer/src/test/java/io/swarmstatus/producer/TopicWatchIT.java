package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Listens to a real broker's topic. */
@Testcontainers(disabledWithoutDocker = true)
class TopicWatchIT {

    @Container
    private static final KafkaContainer KAFKA = BrokerContainers.create().withStartupTimeout(Duration.ofMinutes(3));

    private final KafkaTopic topic = new KafkaTopic(KAFKA.getBootstrapServers(), "snapshots-" + UUID.randomUUID());
    private final KafkaClients clients =
            new KafkaClients(Map.of("bootstrap.servers", KAFKA.getBootstrapServers()), topic.name());

    @Test
    void hearsWhoHasSpokenBeforeAndWhoSpeaks() {
        var heard = new CopyOnWriteArrayList<Voice>();
        try (var publisher = publisher();
                var watch = watch()) {
            publisher.publish(Snapshots.ofLeader(1));
            watch.start(heard::add);
            await().until(() -> watch.heard().isCurrent());

            publisher.publish(Snapshots.ofLeader(2, Snapshots.NOON.plusSeconds(1), Trigger.POLL));

            await().untilAsserted(() ->
                    assertThat(heard).extracting(Voice::swarmVersion).containsExactly(1L, 2L));
        }
    }

    @Test
    void stopsAtOnceWithoutComplainingWhileItListens() {
        try (var publisher = publisher()) {
            publisher.publish(Snapshots.ofLeader(1));
        }
        try (var log = LogLines.capture()) {
            var watch = watch();
            watch.start(_ -> {});
            await().until(() -> watch.heard().isCurrent());
            var begun = System.nanoTime();

            watch.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
            assertThat(log.lines()).isEmpty();
        }
    }

    /** At noon of the day that its snapshots are from. */
    private TopicWatch watch() {
        var tail = new TopicTail(topic.name(), "default", Duration.ofMinutes(4), Duration.ofSeconds(5));
        return new TopicWatch(
                clients, tail, new Clocks(() -> Snapshots.NOON, Clocks.system().steady()));
    }

    private KafkaSnapshotPublisher publisher() {
        return new KafkaSnapshotPublisher(
                clients, new SnapshotRecords(topic.name(), new SnapshotCodec()), Duration.ofSeconds(12));
    }
}
