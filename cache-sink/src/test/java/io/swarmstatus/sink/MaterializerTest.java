package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.failed;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaterializerTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final FlakyCache cache = new FlakyCache(() -> NOW);
    private final PendingSnapshots pending = new PendingSnapshots();
    private final CacheAvailability availability = new CacheAvailability(() -> NOW);
    private final Materializer materializer = new Materializer(cache, pending, availability);

    @Test
    void writesWhatIsOffered() throws InterruptedException {
        var snapshot = good("default", NOW);
        offer(snapshot);

        turn();

        assertThat(cache.taken()).containsExactly(snapshot);
        assertThat(cache.read("default").primary().exists()).isTrue();
        assertThat(pending.size()).isZero();
        assertThat(availability.state()).isEqualTo(CacheAvailability.State.THERE);
    }

    @Test
    void asksWhetherTheCacheIsThereWhenNothingWaits() throws InterruptedException {
        var before = availability.state();

        turn();

        assertThat(before).isEqualTo(CacheAvailability.State.UNKNOWN);
        assertThat(availability.state()).isEqualTo(CacheAvailability.State.THERE);
    }

    @Test
    void noticesThatTheCacheIsAwayWhenNothingWaits() {
        cache.goAway();

        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        assertThat(availability.state()).isEqualTo(CacheAvailability.State.AWAY);
    }

    @Test
    void writesTheNewestOnceTheCacheIsBack() throws InterruptedException {
        var overtaken = good("default", NOW.minusSeconds(3));
        var newest = good("default", NOW.minusSeconds(1));
        var failure = failed("default", NOW.minusSeconds(2));
        cache.goAway();
        offer(overtaken);
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        offer(failure, newest);
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        cache.comeBack();

        turn();
        turn();

        assertThat(cache.taken()).containsExactly(failure, newest);
        assertThat(pending.conflated()).isEqualTo(1);
        assertThat(availability.state()).isEqualTo(CacheAvailability.State.THERE);
    }

    @Test
    void letsGoOfWhatTheCacheDoesNotWant() throws InterruptedException {
        var expired = good("shop", NOW.minus(Duration.ofMinutes(31)));
        var fromTheFuture = good("default", NOW.plus(Duration.ofMinutes(6)));
        offer(expired, fromTheFuture);

        turn();
        turn();

        assertThat(cache.taken()).containsExactly(expired, fromTheFuture);
        assertThat(cache.read("default").primary().exists()).isFalse();
        assertThat(pending.size()).isZero();
    }

    @Test
    void goesOnAfterASnapshotThatTheCacheCannotDealWith() throws InterruptedException {
        var unbearable = good("shop", NOW.minusSeconds(1));
        var snapshot = good("default", NOW);
        cache.failOn(unbearable);
        offer(unbearable, snapshot);

        turn();
        turn();

        assertThat(cache.taken()).containsExactly(snapshot);
        assertThat(pending.size()).isZero();
    }

    @Test
    void writesOtherSwarmsWhereOneSnapshotIsNeverTakenInTime() throws InterruptedException {
        var stuck = good("huge", NOW.minusSeconds(2));
        var other = good("default", NOW);
        cache.neverTake(stuck);
        offer(stuck, other);
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);

        turn();

        assertThat(cache.taken()).containsExactly(other);
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void tellsTheSilenceOfASwarmOnceTheCacheIsBack() throws InterruptedException {
        cache.goAway();
        pending.tellSilence("shop", NOW);
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        cache.comeBack();

        turn();

        assertThat(cache.silences()).containsExactly(Map.entry("shop", NOW));
        assertThat(pending.size()).isZero();
    }

    @Test
    void tellsSilencesWhereOneSnapshotIsNeverTakenInTime() throws InterruptedException {
        cache.neverTake(good("huge", NOW));
        offer(good("huge", NOW));
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        pending.tellSilence("shop", NOW);

        turn();

        assertThat(cache.silences()).containsExactly(Map.entry("shop", NOW));
        assertThat(pending.size()).isEqualTo(1);
    }

    @Test
    void isNotAwayWhereOnlyOneSnapshotIsNeverTaken() throws InterruptedException {
        refuseOneAndTakeAnother();

        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);

        assertThat(availability.state()).isEqualTo(CacheAvailability.State.THERE);
        assertThat(availability.words()).isEqualTo("there, and never takes what is offered of [huge]");
    }

    @Test
    void noLongerNamesTheSwarmOnceItsSnapshotIsTaken() throws InterruptedException {
        refuseOneAndTakeAnother();
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        offer(good("huge", NOW));

        turn();

        assertThat(availability.words()).isEqualTo("there");
    }

    @Test
    void staysAwayWhereItAnswersAndTakesNothing() {
        cache.neverTake(good("default", NOW));
        offer(good("default", NOW));

        for (int turn = 0; turn < 3; turn++) {
            assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        }

        assertThat(availability.state()).isEqualTo(CacheAvailability.State.AWAY);
    }

    @Test
    void leavesTheLineAsItIsUntilTheCacheAnswers() throws InterruptedException {
        var first = good("default", NOW.minusSeconds(2));
        var second = good("lab", NOW);
        var kept = good("shop", NOW.minusSeconds(1));
        cache.goAway();
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        pending.offerAgain(kept);
        offer(first, second);
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        cache.comeBack();

        turn();
        turn();
        turn();

        assertThat(cache.taken()).containsExactly(first, second, kept);
    }

    @Test
    void tellsWhatItHasReadWhenItOnlyAsks() throws InterruptedException {
        offer(good("default", NOW));
        turn();
        turn();

        turn();

        assertThat(cache.lastKnown().primary().exists()).isTrue();
    }

    @Test
    void writesManyInOneTurnInTheirOrder() throws InterruptedException {
        var swarms = IntStream.range(0, 10)
                .mapToObj(number -> good("swarm-" + number, NOW))
                .toList();
        swarms.forEach(this::offer);

        turn();

        assertThat(cache.taken()).containsExactlyElementsOf(swarms);
        assertThat(pending.size()).isZero();
    }

    @Test
    void countsWhatWasTakenBeforeTheOneThatWasNot() throws InterruptedException {
        var stuck = good("huge", NOW);
        cache.neverTake(stuck);
        offer(good("default", NOW), stuck, good("shop", NOW));

        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        turn();
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);

        assertThat(cache.taken()).containsExactly(good("default", NOW), good("shop", NOW));
        assertThat(availability.words()).isEqualTo("there, and never takes what is offered of [huge]");
    }

    /** A snapshot of a swarm "huge" waits from then on. */
    private void refuseOneAndTakeAnother() throws InterruptedException {
        var stuck = good("huge", NOW.minusSeconds(1));
        cache.neverTake(stuck);
        offer(stuck);
        assertThatThrownBy(this::turn).isInstanceOf(CacheUnavailableException.class);
        offer(good("default", NOW));
        turn();
    }

    private void offer(Snapshot... snapshots) {
        for (var snapshot : snapshots) {
            pending.offer(snapshot);
        }
    }

    private void turn() throws InterruptedException {
        materializer.turn(Duration.ZERO);
    }
}
