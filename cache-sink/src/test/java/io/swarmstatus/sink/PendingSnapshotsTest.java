package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PendingSnapshotsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final PendingSnapshots pending = new PendingSnapshots();

    @Test
    void givesOutASwarmsSnapshotsInTheOrderOfTheirCollection() throws InterruptedException {
        var failure = failed("shop", NOW);
        var recovery = good("shop", NOW.plusSeconds(2));
        List.of(recovery, failure).forEach(pending::offer);

        var taken = takeAll();

        assertThat(taken).containsExactly(failure, recovery);
    }

    @Test
    void leavesASwarmItsPlaceInLineHoweverOftenItIsOvertaken() throws InterruptedException {
        var newest = good("busy", NOW.plusSeconds(9));
        var other = good("default", NOW);
        List.of(good("busy", NOW), other, newest).forEach(pending::offer);

        var taken = takeAll();

        assertThat(taken).containsExactly(newest, other);
    }

    @Test
    void letsNewsGoBeforeAllThatIsOfferedAgain() throws InterruptedException {
        var kept = IntStream.range(0, 3)
                .mapToObj(number -> good("kept-" + number, NOW.minusSeconds(number)))
                .toList();
        var news = good("default", NOW);
        kept.forEach(pending::offerAgain);
        pending.offer(news);

        var taken = takeAll();

        assertThat(taken).startsWith(news).hasSize(4).containsAll(kept);
    }

    @Test
    void letsNewsTakeThePlaceOfWhatIsOfferedAgain() throws InterruptedException {
        var kept = good("shop", NOW.minusSeconds(1));
        var news = good("shop", NOW);
        pending.offerAgain(good("lab", NOW));
        pending.offerAgain(kept);
        pending.offer(news);
        pending.offerAgain(kept);

        var first = pending.take(Duration.ZERO);

        assertThat(first).contains(news);
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void letsASilenceGoBeforeAllThatIsOfferedAgainOrWasPutBack() throws InterruptedException {
        pending.offer(good("huge", NOW));
        pending.putBack(pending.take(Duration.ZERO).orElseThrow());
        pending.offerAgain(good("default", NOW));
        pending.tellSilence("shop", NOW);

        var next = pending.take(Duration.ZERO);

        assertThat(next).isEmpty();
        assertThat(pending.takeSilence()).contains(Map.entry("shop", NOW));
    }

    @Test
    void leavesWhatWasPutBackBehindAllOthersThoughANewerOneComes() throws InterruptedException {
        var newer = good("huge", NOW.plusSeconds(1));
        var other = good("default", NOW);
        pending.offer(good("huge", NOW));
        pending.putBack(pending.take(Duration.ZERO).orElseThrow());
        List.of(newer, other).forEach(pending::offer);

        var taken = takeAll();

        assertThat(taken).containsExactly(other, newer);
    }

    @Test
    @Timeout(10)
    void takesOneOfTwentyThousandInNoTime() throws InterruptedException {
        var many = 20_000;
        IntStream.range(0, many)
                .mapToObj(number -> good("swarm-" + number, NOW))
                .forEach(pending::offerAgain);
        var begin = Instant.now();

        var taken = takeAll();

        assertThat(taken).hasSize(many);
        assertThat(Measured.since(begin, "taking " + many + " snapshots out of the line"))
                .isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void countsWhatANewerOneOvertook() throws InterruptedException {
        var newest = good("default", NOW.plusSeconds(2));
        List.of(good("default", NOW), newest, good("default", NOW.plusSeconds(1)))
                .forEach(pending::offer);

        var taken = takeAll();

        assertThat(taken).containsExactly(newest);
        assertThat(pending.conflated()).isEqualTo(2);
    }

    @Test
    void doesNotCountTheSameOneOfferedTwice() throws InterruptedException {
        var snapshot = good("default", NOW);
        pending.offer(snapshot);
        pending.offer(snapshot);

        var taken = takeAll();

        assertThat(taken).containsExactly(snapshot);
        assertThat(pending.conflated()).isZero();
    }

    @Test
    void letsAllOthersGoBeforeOneThatWasPutBack() throws InterruptedException {
        var stuck = good("shop", NOW);
        var second = good("default", NOW.plusSeconds(1));
        var third = good("lab", NOW.plusSeconds(2));
        List.of(stuck, second, third).forEach(pending::offer);
        pending.putBack(pending.take(Duration.ZERO).orElseThrow());

        var taken = takeAll();

        assertThat(taken).containsExactly(second, third, stuck);
    }

    @Test
    void tellsASilenceUntilTheSwarmIsHeardAgain() {
        pending.tellSilence("shop", NOW);
        pending.tellSilence("lab", NOW);

        pending.offer(good("shop", NOW));
        pending.offer(good("lab", NOW.plusSeconds(1)));

        assertThat(pending.takeSilence()).contains(Map.entry("shop", NOW));
        assertThat(pending.takeSilence()).isEmpty();
    }

    @Test
    @Timeout(10)
    void endsTheWaitWhenItIsWoken() throws InterruptedException {
        pending.wake();

        var taken = pending.take(Duration.ofDays(1));

        assertThat(taken).isEmpty();
    }

    @Test
    @Timeout(10)
    void waitsForTheNext() throws InterruptedException {
        var snapshot = good("default", NOW);
        pending.offer(snapshot);
        pending.take(Duration.ZERO);
        Thread.ofVirtual().start(() -> pending.offer(snapshot));

        var taken = pending.take(Duration.ofDays(1));

        assertThat(taken).contains(snapshot);
    }

    @Property
    void holdsTheNewestOfEachKindWhateverTheOrder(@ForAll("snapshots") List<Snapshot> offered)
            throws InterruptedException {
        var newest = BinaryOperator.maxBy(Comparator.comparing(Snapshot::collectedAt));
        Map<Slot, Snapshot> expected =
                offered.stream().collect(Collectors.toMap(Slot::of, Function.identity(), newest));
        var bounded = new PendingSnapshots();
        offered.forEach(bounded::offer);

        var taken = takeAll(bounded);

        assertThat(taken).containsExactlyInAnyOrderElementsOf(expected.values());
        assertThat(taken.stream()
                        .collect(Collectors.groupingBy(Snapshot::swarm))
                        .values())
                .allSatisfy(ofOneSwarm ->
                        assertThat(ofOneSwarm).isSortedAccordingTo(Comparator.comparing(Snapshot::collectedAt)));
    }

    @Test
    void givesOutManyOfOneLineAtOnceAsItWouldOneAfterTheOther() throws InterruptedException {
        var failure = failed("shop", NOW);
        var recovery = good("shop", NOW.plusSeconds(2));
        var other = good("lab", NOW);
        var kept = good("kept", NOW);
        pending.offerAgain(kept);
        List.of(recovery, failure, other).forEach(pending::offer);

        assertThat(pending.take(Duration.ZERO, 2)).containsExactly(failure, recovery);
        assertThat(pending.take(Duration.ZERO, 2)).containsExactly(other);
        assertThat(pending.take(Duration.ZERO, 2)).containsExactly(kept);
        assertThat(pending.take(Duration.ZERO, 2)).isEmpty();
    }

    @Test
    void givesOutAloneWhatCouldNotBeWritten() throws InterruptedException {
        List.of(good("huge", NOW), good("large", NOW)).forEach(pending::putBack);

        var taken = pending.take(Duration.ZERO, 2);

        assertThat(taken).hasSize(1);
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void leavesWhatWasNotTriedItsPlaceUnlessANewerOneHasCome() throws InterruptedException {
        var first = good("default", NOW);
        var second = good("shop", NOW);
        var newer = good("shop", NOW.plusSeconds(1));
        var third = good("lab", NOW);
        List.of(first, second).forEach(pending::offer);
        var taken = pending.take(Duration.ZERO, 2);
        List.of(third, newer).forEach(pending::offer);

        pending.putBackUntried(taken);

        assertThat(takeAll()).containsExactly(first, newer, third);
    }

    @Provide
    Arbitrary<List<Snapshot>> snapshots() {
        var swarm = Arbitraries.of("default", "shop", "lab");
        var second = Arbitraries.integers().between(0, 20);
        var failed = Arbitraries.of(true, false);
        return Combinators.combine(swarm, second, failed)
                .as((name, at, failure) ->
                        failure ? failed(name, NOW.plusSeconds(at)) : good(name, NOW.plusSeconds(at)))
                .list()
                .ofMaxSize(40);
    }

    private List<Snapshot> takeAll() throws InterruptedException {
        return takeAll(pending);
    }

    private static List<Snapshot> takeAll(PendingSnapshots from) throws InterruptedException {
        var taken = new ArrayList<Snapshot>();
        while (from.size() > 0) {
            from.take(Duration.ZERO).ifPresent(taken::add);
        }
        return taken;
    }
}
