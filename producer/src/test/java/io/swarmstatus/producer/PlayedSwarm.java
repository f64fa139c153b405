package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some managers, each with a producer, and the topic between them, in a time that passes as quickly as it can be played. */
final class PlayedSwarm {

    static final Duration INTERVAL = Duration.ofMinutes(2);
    static final Duration POLL = Duration.ofSeconds(2);
    static final Duration LONGEST_DELAY = Duration.ofSeconds(1);

    /** A snapshot on the topic. */
    record Message(Duration at, Member from, Snapshot snapshot) {}

    private record Due(Duration at, long order, Runnable what) {}

    private final PriorityQueue<Due> agenda =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final List<PlayedProducer> producers;
    private final List<Message> topic = new ArrayList<>();
    private final Random random;
    private final List<Stretch> stretches = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long order;
    private long version = 1;
    private @Nullable Member leader;

    PlayedSwarm(int managers, long seed) {
        random = new Random(seed);
        producers = IntStream.range(0, managers)
                .mapToObj(rank -> new PlayedProducer(
                        this, new Member("n" + rank, "c1", rank), Duration.ofSeconds(random.nextLong(-9_000, 9_000))))
                .toList();
    }

    /** Plays until then. */
    void playUntil(Duration end) {
        var next = agenda.peek();
        while (next != null && next.at().compareTo(end) <= 0) {
            agenda.remove();
            now = next.at();
            next.what().run();
            next = agenda.peek();
        }
        now = end;
    }

    void at(Duration time, Runnable what) {
        agenda.add(new Due(time, order++, what));
    }

    /** Notes for how long all stays as it is. */
    void noteStretch(Duration end) {
        var facts = producers.stream()
                .map(producer ->
                        new Stretch.Fact(producer.self, producer.sees(), producer.readsTopic(), isLedBy(producer.self)))
                .toList();
        stretches.add(new Stretch(now, end, facts));
    }

    void elect(@Nullable Member elected) {
        leader = elected;
        change(new EngineEvent("node", "n1"));
    }

    void change(EngineEvent event) {
        version++;
        producers.forEach(producer -> producer.hears(event));
    }

    /** It is heard by each a moment later. */
    void publish(Member from, Snapshot snapshot) {
        var message = new Message(now, from, snapshot);
        topic.add(message);
        if (snapshot.swarmActive()) {
            for (var producer : producers) {
                var delay = Duration.ofMillis(random.nextLong(LONGEST_DELAY.toMillis()));
                at(now.plus(delay), () -> producer.hears(message));
            }
        }
    }

    /** Good snapshots that are of interest to who begins to read. */
    List<Message> arrived() {
        return good().stream()
                .filter(message -> message.at().compareTo(now.minus(INTERVAL.multipliedBy(2))) >= 0)
                .toList();
    }

    List<Message> good() {
        return topic.stream()
                .filter(message -> message.snapshot().swarmActive())
                .toList();
    }

    List<PlayedProducer> producers() {
        return producers;
    }

    List<Stretch> stretches() {
        return stretches;
    }

    Duration now() {
        return now;
    }

    long version() {
        return version;
    }

    boolean hasLeader() {
        return leader != null;
    }

    boolean isLedBy(Member member) {
        return member.equals(leader);
    }
}
