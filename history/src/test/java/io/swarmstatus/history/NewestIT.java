package io.swarmstatus.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.history.HistoryException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** The newest record at an instant, on a real broker. */
@Testcontainers(disabledWithoutDocker = true)
class NewestIT {

    @Container
    private static final KafkaContainer KAFKA = Broker.container();

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final String SWARM = "default";
    private static Broker broker;

    private final String topic = "newest-" + UUID.randomUUID();

    @BeforeAll
    static void connect() {
        broker = Broker.of(KAFKA);
    }

    @AfterAll
    static void disconnect() {
        broker.close();
    }

    @BeforeEach
    void createTopic() throws ExecutionException, InterruptedException {
        broker.create(topic, 3);
    }

    @Test
    void isTheLastOneThatIsNotLaterThanTheInstant() {
        good(0, 60, 120);

        assertThat(List.of(newest(at(-1)), newest(at(0)), newest(at(59)), newest(at(60)), newest(at(500))))
                .containsExactly("nothing", "good 0", "good 0", "good 60", "good 120");
    }

    @Test
    void isFoundToTheMillisecond() {
        good(0, 60);

        assertThat(newest(at(60).minusMillis(1))).isEqualTo("good 0");
        assertThat(newest(at(60).minusNanos(1))).isEqualTo("good 0");
    }

    @Test
    void passesOverFailuresTombstonesAndWhatIsOfOthers() {
        good(0);
        send(SWARM, 10, "failure");
        send(SWARM, 11, null);
        send(null, 12, "good 12");
        inPartitionOf(SWARM).forEach(other -> send(other, 13, "good 13"));

        assertThat(newest(at(60))).isEqualTo("good 0");
    }

    @Test
    void isFoundBehindThousandsOfFailures() {
        good(0);
        for (var second = 1; second <= 6_000; second++) {
            send(SWARM, second, "failure");
        }

        assertThat(newest(at(7_000))).isEqualTo("good 0");
    }

    @Test
    void isFoundBehindOthersWhoseClockIsFast() {
        inPartitionOf(SWARM).forEach(other -> send(other, 3600, "good 3600"));
        good(IntStream.range(0, 200).toArray());

        assertThat(newest(at(300))).isEqualTo("good 199");
        assertThat(newest(at(150))).isEqualTo("good 150");
    }

    @Test
    void maySpeakAfterOthersThatAreNewer() {
        good(0, 3600, 30, 40); // the two waited for the broker, and came after the newest

        assertThat(newest(at(35))).isEqualTo("good 30");
        assertThat(newest(at(50))).isEqualTo("good 40");
        assertThat(newest(at(3600))).isEqualTo("good 3600");
    }

    @Test
    void ofSeveralThatAreEquallyNewTheFirstCounts() {
        send(SWARM, 60, "good first");
        for (var count = 0; count < 20; count++) {
            send(SWARM, 60, "good again");
        }

        assertThat(newest(at(60))).isEqualTo("good first");
    }

    @Test
    void isNotFoundWhereRetentionHasTakenIt() throws ExecutionException, InterruptedException {
        good(0, 60, 120);
        broker.flush();
        broker.deleteBefore(topic, partition(), 2);

        assertThat(newest(at(90))).isEqualTo("nothing");
        assertThat(newest(at(120))).isEqualTo("good 120");
    }

    @Test
    void ofATopicWithoutRecordsThereIsNone() {
        assertThat(newest(at(0))).isEqualTo("nothing");
        assertThat(newest(Instant.MAX)).isEqualTo("nothing");
        assertThat(newest(Instant.MIN)).isEqualTo("nothing");
    }

    @Test
    void isTheOneThatReadingEverythingFinds() {
        var random = new Random(7);
        var seconds = new ArrayList<Integer>();
        for (var second = 0; second < 4_000; second++) {
            seconds.add(Math.max(0, second - random.nextInt(30))); // late, some of them equal
            var outcome = random.nextInt(10) == 0 ? "good " + second : "failure";
            send(SWARM, seconds.getLast(), outcome);
        }
        broker.flush();

        try (var history = broker.history(topic)) {
            var swarm = new SwarmHistory(history, SWARM);
            var all = new ArrayList<TopicRecord>();
            history.read(history.all(history.partitionOf(SWARM)), Deadline.NEVER, all::add);
            for (var ask = 0; ask < 100; ask++) {
                var instant = at(random.nextInt(4_100));
                var expected = all.stream()
                        .filter(NewestIT::isGood)
                        .filter(record -> !record.timestamp().isAfter(instant))
                        .max(Comparator.comparing(TopicRecord::timestamp)
                                .thenComparing(TopicRecord::offset, Comparator.reverseOrder()));
                assertThat(swarm.newest(instant, NewestIT::isGood, Deadline.NEVER)
                                .map(TopicRecord::offset))
                        .isEqualTo(expected.map(TopicRecord::offset));
            }
        }
    }

    @Test
    void isGivenUpAtTheDeadline() {
        good(0);
        broker.flush();

        try (var history = broker.history(topic)) {
            var swarm = new SwarmHistory(history, SWARM);

            assertThatThrownBy(() -> swarm.newest(at(60), NewestIT::isGood, Deadline.in(Duration.ZERO)))
                    .isInstanceOfSatisfying(
                            HistoryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_ANSWER));
        }
    }

    private void good(int... seconds) {
        for (var second : seconds) {
            send(SWARM, second, "good " + second);
        }
    }

    private void send(@Nullable String key, int second, @Nullable String value) {
        broker.send(topic, key, at(second), value);
    }

    private String newest(Instant instant) {
        broker.flush();
        try (var history = broker.history(topic)) {
            return new SwarmHistory(history, SWARM)
                    .newest(instant, NewestIT::isGood, Deadline.NEVER)
                    .map(NewestIT::text)
                    .orElse("nothing");
        }
    }

    private int partition() {
        try (var history = broker.history(topic)) {
            return history.partitionOf(SWARM);
        }
    }

    private List<String> inPartitionOf(String swarm) {
        try (var history = broker.history(topic)) {
            return List.of("a", "b", "c", "d", "e", "f", "g", "h").stream()
                    .filter(other -> history.partitionOf(other) == history.partitionOf(swarm))
                    .toList();
        }
    }

    private static boolean isGood(TopicRecord record) {
        return record.value() != null && text(record).startsWith("good");
    }

    private static String text(TopicRecord record) {
        return new String(requireNonNull(record.value()), UTF_8);
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}
