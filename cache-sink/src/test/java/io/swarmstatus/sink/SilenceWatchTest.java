package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.every;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5); // 2.5 of the 2 minutes that snapshots here are due

    private final SilentSwarms silent = new SilentSwarms();
    private final RecordingOutbox outbox = new RecordingOutbox();
    private final SilenceWatch watch = new SilenceWatch(silent);

    @Test
    void isPatientForTwoAndAHalfIntervals() {
        watch.heard(good("default", NOW), NOW);

        watch.check(NOW.plus(PATIENCE), outbox);

        assertThat(outbox.silences()).isEmpty();
        assertThat(silent.words()).isEqualTo("none is silent");
    }

    @Test
    void tellsTheSilenceAfterThat() {
        watch.heard(good("default", NOW), NOW);

        watch.check(NOW.plus(PATIENCE).plusMillis(1), outbox);

        assertThat(outbox.silences()).isEqualTo(Map.of("default", NOW));
        assertThat(silent.words()).isEqualTo("1 silent: default since 2026-01-15T10:30:00Z");
    }

    @Test
    void countsEachSwarmsOwnIntervals() {
        watch.heard(every(Duration.ofSeconds(10), "quick", NOW), NOW);
        watch.heard(good("default", NOW), NOW);

        watch.check(NOW.plusSeconds(26), outbox);

        assertThat(outbox.silences()).containsOnlyKeys("quick");
    }

    @Test
    void givesASwarmThatIsAlwaysDueAMomentAllTheSame() {
        watch.heard(every(Duration.ZERO, "default", NOW), NOW);

        watch.check(NOW.plusSeconds(5), outbox);

        assertThat(outbox.silences()).isEmpty();
    }

    @Test
    void canDealWithAnIntervalBeyondAllTime() {
        watch.heard(every(Duration.ofSeconds(Long.MAX_VALUE), "default", NOW), NOW);

        watch.check(NOW.plus(Duration.ofDays(17)), outbox);

        assertThat(outbox.silences()).isEmpty();
    }

    @Test
    void countsFromWhenItWasHeardWhereAManagersClockIsBehind() {
        watch.heard(good("default", NOW.minus(PATIENCE.multipliedBy(2))), NOW);

        watch.check(NOW.plusSeconds(1), outbox);

        assertThat(outbox.silences()).isEmpty();
    }

    @Test
    void countsFromTheCollectionOfWhatWasRestored() {
        watch.restored(good("default", NOW.minus(PATIENCE)));

        watch.check(NOW.plusSeconds(1), outbox);

        assertThat(outbox.silences()).isEqualTo(Map.of("default", NOW.minus(PATIENCE)));
    }

    @Test
    void hearsAManagerWhoseClockIsBehindThatOfTheOneBefore() {
        watch.heard(good("default", NOW), NOW);
        var later = NOW.plus(PATIENCE).minusSeconds(1);
        watch.heard(good("default", NOW.minusSeconds(60)), later);

        watch.check(later.plus(PATIENCE), outbox);
        var whileItSpeaks = Map.copyOf(outbox.silences());
        watch.check(later.plus(PATIENCE).plusMillis(1), outbox);

        assertThat(whileItSpeaks).isEmpty();
        assertThat(outbox.silences()).isEqualTo(Map.of("default", NOW));
    }

    @Test
    void doesNotEndTheSilenceWithASnapshotHeardBefore() {
        watch.heard(good("default", NOW), NOW);
        var later = NOW.plus(PATIENCE).plusSeconds(1);
        watch.check(later, outbox);
        outbox.clear();

        watch.heard(good("default", NOW), later);
        watch.check(later, outbox);
        var afterADuplicate = outbox.silences().keySet().toString();
        outbox.clear();
        watch.heard(good("default", later), later);
        watch.check(later, outbox);

        assertThat(afterADuplicate).isEqualTo("[default]");
        assertThat(outbox.silences()).isEmpty();
        assertThat(silent.words()).isEqualTo("none is silent");
    }

    @Test
    void forgetsTheSilenceOfASwarmWhoseNewestSnapshotIsTooOld() {
        watch.restored(good("gone", NOW.minus(Duration.ofDays(8))));
        watch.restored(good("silent", NOW.minus(Duration.ofDays(6))));
        watch.check(NOW, outbox);

        watch.forgetBefore(NOW.minus(Duration.ofDays(7)));

        assertThat(silent.words()).isEqualTo("1 silent: silent since 2026-01-09T10:30:00Z");
    }

    @Test
    void leavesItToAnotherSinkWhenThePartitionIsTakenAway() {
        watch.heard(good("default", NOW), NOW);
        watch.check(NOW.plus(Duration.ofHours(1)), outbox);
        outbox.clear();

        watch.close();
        watch.check(NOW.plus(Duration.ofHours(2)), outbox);

        assertThat(outbox.silences()).isEmpty();
        assertThat(silent.words()).isEqualTo("none is silent");
    }
}
