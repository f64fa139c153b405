package io.swarmstatus.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.history.HistoryException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** What a reader does to a real broker, which is nothing, and what it says of one that does not do its part. */
@Testcontainers(disabledWithoutDocker = true)
class TopicHistoryIT {

    @Container
    private static final KafkaContainer KAFKA = Broker.container();

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static Broker broker;

    private final String topic = "topic-" + UUID.randomUUID();

    @BeforeAll
    static void connect() {
        broker = Broker.of(KAFKA);
    }

    @AfterAll
    static void disconnect() {
        broker.close();
    }

    @Test
    void leavesNoTrace() throws ExecutionException, InterruptedException {
        broker.create(topic, 2);
        broker.send(topic, "default", NOON, "one");
        broker.flush();
        var topicsBefore = broker.topics();
        var settings = HistorySettings.of(
                Map.of("bootstrap.servers", broker.servers(), "group.id", "mine", "enable.auto.commit", "true"),
                topic,
                "test");

        try (var history = TopicHistory.connect(settings)) {
            var before = history.ends(List.of(0, 1));
            var swarm = new SwarmHistory(history, "default");
            var found = swarm.newest(NOON, _ -> true, Deadline.NEVER);
            swarm.read(swarm.span(Instant.MIN, Instant.MAX), Instant.MIN, Instant.MAX, _ -> true);

            assertThat(found).isPresent();
            assertThat(history.ends(List.of(0, 1))).isEqualTo(before);
        }
        assertThat(broker.groups()).isEmpty();
        assertThat(broker.topics()).isEqualTo(topicsBefore).doesNotContain("__consumer_offsets");
    }

    @Test
    void followsAllPartitionsFromTheirEnds() throws ExecutionException, InterruptedException {
        broker.create(topic, 4);
        var keys = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        keys.forEach(key -> broker.send(topic, key, NOON, "before"));
        broker.flush();

        try (var history = broker.history(topic)) {
            history.seek(history.ends(List.of(0, 1, 2, 3)));
            keys.forEach(key -> broker.send(topic, key, NOON, "after " + key));
            var heard = new ArrayList<String>();
            await().until(() -> {
                history.poll(Duration.ofMillis(100)).forEach(record -> heard.add(text(record)));
                return heard.size() >= keys.size();
            });

            assertThat(heard)
                    .containsExactlyInAnyOrderElementsOf(
                            keys.stream().map(key -> "after " + key).toList());
        }
    }

    @Test
    void findsTheSwarmWhereProducersPutIt() throws ExecutionException, InterruptedException {
        broker.create(topic, 12);
        List.of("default", "prod", "swärm").forEach(key -> broker.send(topic, key, NOON, key));
        broker.flush();

        try (var history = broker.history(topic)) {
            for (var key : List.of("default", "prod", "swärm")) {
                var found = new SwarmHistory(history, key).newest(NOON, _ -> true, Deadline.NEVER);
                assertThat(found)
                        .hasValueSatisfying(record -> assertThat(text(record)).isEqualTo(key));
            }
        }
    }

    @Test
    void saysThatThereIsNoTopic() {
        try (var history = broker.history(topic)) {
            assertFails(() -> history.partitionOf("default"), Reason.NO_TOPIC, topic);
        }
    }

    @Test
    void saysThatNoBrokerAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var servers = "127.0.0.1:" + silent.getLocalPort();
            var settings = HistorySettings.of(Map.of("bootstrap.servers", servers), topic, "test")
                    .withCallLimit(Duration.ofSeconds(1));

            try (var history = TopicHistory.connect(settings)) {
                assertFails(() -> history.partitionOf("default"), Reason.NO_ANSWER, servers);
            }
        }
    }

    @Test
    void saysWhichSettingCannotBeUsed() {
        var settings = HistorySettings.of(
                Map.of("bootstrap.servers", broker.servers(), "security.protocol", "NONE"), topic, "test");

        assertFails(() -> TopicHistory.connect(settings).close(), Reason.FAILED, "security.protocol");
    }

    @Test
    void endsAtAnInterrupt() throws ExecutionException, InterruptedException {
        broker.create(topic, 1);
        try (var history = broker.history(topic)) {
            history.seek(Map.of(0, 0L));
            Thread.currentThread().interrupt();

            assertFails(() -> history.poll(Duration.ofMinutes(1)), Reason.INTERRUPTED, "interrupted");
        }
        assertThat(Thread.interrupted()).isTrue();
    }

    private static void assertFails(ThrowingCallable call, Reason reason, String named) {
        assertThatThrownBy(call)
                .hasMessageContaining(named)
                .isInstanceOfSatisfying(
                        HistoryException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static String text(TopicRecord record) {
        return new String(requireNonNull(record.value()), UTF_8);
    }
}
