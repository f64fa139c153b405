package io.swarmstatus.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Ranges of a swarm's records, whole and page by page, on a real broker. */
@Testcontainers(disabledWithoutDocker = true)
class PagesIT {

    @Container
    private static final KafkaContainer KAFKA = Broker.container();

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");
    private static final String SWARM = "default";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static Broker broker;

    private final String topic = "pages-" + UUID.randomUUID();

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
        broker.create(topic, 1);
    }

    @Test
    void aRangeHasItsBeginningAndNotItsEnd() {
        send(0, 10, 20, 30, 40);

        assertThat(read(at(10), at(40))).containsExactly("10", "20", "30");
        assertThat(read(at(10).minusNanos(1), at(40).plusNanos(1))).containsExactly("10", "20", "30", "40");
        assertThat(read(at(41), at(100))).isEmpty();
        assertThat(read(at(20), at(20))).isEmpty();
        assertThat(read(Instant.MIN, Instant.MAX)).containsExactly("0", "10", "20", "30", "40");
    }

    @Test
    void aRangeHasWhatCameLate() {
        send(0, 100, 3600, 50, 150, 3601); // 50 and 150 waited for the broker, and came after the newest

        assertThat(read(at(40), at(200))).containsExactly("100", "50", "150");
    }

    @Test
    void aRangeHasWhatComesAfterTheRecordOfAnotherSwarmWhoseClockIsFast() {
        broker.send(topic, "other", at(3600), "an hour ahead");
        var honest = IntStream.range(0, 200).toArray();
        send(honest);

        var all = IntStream.of(honest).mapToObj(Integer::toString).toList();
        assertThat(read(at(0), at(300))).containsExactlyElementsOf(all);
        assertThat(pages(at(0), at(300), new PageLimits(30, Long.MAX_VALUE, LONG), _ -> true).stream()
                        .flatMap(List::stream))
                .containsExactlyElementsOf(all);
    }

    @Test
    void aRangeHasWhatComesBetweenTheRecordsOfAnotherSwarmWhoseClockIsFast() {
        IntStream.range(0, 200).forEach(second -> {
            broker.send(topic, "other", at(3600 + second), "an hour ahead");
            send(second);
        });

        assertThat(read(at(100), at(180))).hasSize(80).contains("100", "179");
    }

    @Test
    void aRangeOfLongAgoIsNotReadToTheEndOfAll() {
        send(IntStream.range(0, 1000).toArray());
        broker.flush();

        try (var history = broker.history(topic)) {
            assertThat(new SwarmHistory(history, SWARM).span(at(100), at(200)).end())
                    .isBetween(200L, 300L);
        }
    }

    @Test
    void aRangeHasNoTombstonesAndNothingOfOthers() {
        send(0);
        broker.send(topic, "other", at(1), "other");
        broker.send(topic, null, at(2), "nobody's");
        broker.send(topic, SWARM, at(3), null);
        send(4);

        assertThat(read(at(0), at(10))).containsExactly("0", "4");
    }

    @Test
    void aRangeBeginsWithWhatRetentionHasLeft() throws ExecutionException, InterruptedException {
        send(0, 10, 20, 30);
        broker.flush();
        broker.deleteBefore(topic, 0, 2);

        assertThat(read(at(0), at(30))).containsExactly("20");
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // flushed
    void transactionsThatWereAbortedAreNotSeen() {
        try (var producer = Broker.producer(broker.servers(), Map.of("transactional.id", topic))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(Broker.record(topic, SWARM, at(0), "committed"));
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(Broker.record(topic, SWARM, at(1), "aborted"));
            producer.flush();
            producer.abortTransaction();
        }

        assertThat(read(at(0), at(10))).containsExactly("committed");
    }

    @Test
    void pagesTogetherAreTheWholeRange() {
        send(IntStream.range(0, 500).toArray());

        var pages = pages(at(100), at(400), new PageLimits(7, Long.MAX_VALUE, LONG), _ -> true);

        assertThat(pages).hasSize(43).allSatisfy(page -> assertThat(page).hasSizeBetween(1, 7));
        assertThat(pages.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.range(100, 400).mapToObj(Integer::toString).toList());
    }

    @Test
    void aPageThatIsJustFullIsTheLast() {
        send(0, 1, 2, 3);

        assertThat(pages(at(0), at(4), new PageLimits(2, Long.MAX_VALUE, LONG), _ -> true))
                .containsExactly(List.of("0", "1"), List.of("2", "3"));
    }

    @Test
    void aPageEndsBeforeItHasTooManyBytes() {
        send(1, 2, 1000, 3, 4);

        assertThat(pages(at(0), at(2000), new PageLimits(100, 3, LONG), _ -> true))
                .containsExactly(List.of("1", "2"), List.of("1000"), List.of("3", "4"));
    }

    @Test
    void aPageHasWhatIsWantedAlone() {
        send(IntStream.range(0, 100).toArray());

        assertThat(pages(
                        at(0),
                        at(100),
                        new PageLimits(2, Long.MAX_VALUE, LONG),
                        record -> text(record).endsWith("7")))
                .containsExactly(
                        List.of("7", "17"),
                        List.of("27", "37"),
                        List.of("47", "57"),
                        List.of("67", "77"),
                        List.of("87", "97"));
    }

    @Test
    void aPageWhoseTimeIsUpSaysWhereToGoOn() {
        send(0, 1, 2);
        broker.flush();

        try (var history = broker.history(topic)) {
            var swarm = new SwarmHistory(history, SWARM);
            var span = swarm.span(at(0), at(10));
            var page = swarm.page(span, at(0), at(10), new PageLimits(10, 100, Duration.ZERO), _ -> true);

            assertThat(page.records()).isEmpty();
            assertThat(page.next()).hasValue(0);
        }
    }

    @Test
    void aCursorFromElsewhereStaysInTheRange() {
        var span = new Span(0, 10, 20);

        assertThat(List.of(span.from(5), span.from(15), span.from(25)))
                .containsExactly(span, new Span(0, 15, 20), new Span(0, 20, 20));
    }

    private void send(int... seconds) {
        for (var second : seconds) {
            broker.send(topic, SWARM, at(second), Integer.toString(second));
        }
    }

    private List<String> read(Instant from, Instant to) {
        broker.flush();
        try (var history = broker.history(topic)) {
            var swarm = new SwarmHistory(history, SWARM);
            var texts = new ArrayList<String>();
            swarm.read(swarm.span(from, to), from, to, record -> texts.add(text(record)));
            return texts;
        }
    }

    private List<List<String>> pages(Instant from, Instant to, PageLimits limits, Predicate<TopicRecord> wanted) {
        broker.flush();
        try (var history = broker.history(topic)) {
            var swarm = new SwarmHistory(history, SWARM);
            var span = swarm.span(from, to);
            var pages = new ArrayList<List<String>>();
            var page = swarm.page(span, from, to, limits, wanted);
            pages.add(page.records().stream().map(PagesIT::text).toList());
            while (page.next().isPresent()) {
                page = swarm.page(span.from(page.next().getAsLong()), from, to, limits, wanted);
                pages.add(page.records().stream().map(PagesIT::text).toList());
            }
            return pages;
        }
    }

    private static String text(TopicRecord record) {
        return new String(requireNonNull(record.value()), UTF_8);
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }
}
