package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which snapshots a cache takes, and which it turns away. */
interface NewerWinsContract extends CacheUnderTest {

    @Test
    default void knowsNothingOfASwarmThatWasNeverWritten() {
        var cached = cache().read("elsewhere");

        assertThat(cached).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    default void keepsAGoodSnapshotInBothTiers() {
        var snapshot = good(now());

        var outcome = cache().write(snapshot);

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(primary()).isEqualTo(snapshot);
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void keepsSwarmsApart() {
        cache().write(good("east", now(), 1));

        cache().write(good("west", now(), 2));

        assertThat(cache().read("east").refresh().swarmVersion()).isEqualTo(1);
        assertThat(cache().read("west").refresh().swarmVersion()).isEqualTo(2);
        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    default void replacesAnOlderSnapshotInBothTiers() {
        var newer = good(now());
        cache().write(good(now().minusMillis(1000)));

        var outcome = cache().write(newer);

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(primary()).isEqualTo(newer);
        assertThat(backup()).isEqualTo(newer);
    }

    @Test
    default void turnsAwayAnOlderGoodSnapshot() {
        var newest = now();
        cache().write(good(newest));
        var before = cached().refresh();

        var outcome = cache().write(good(newest.minusMillis(1)));

        assertThat(outcome).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(primary()).isEqualTo(good(newest));
        assertThat(backup()).isEqualTo(good(newest));
        assertThat(cached().refresh()).isEqualTo(before);
    }

    @Test
    default void takesASnapshotOnlyOnce() {
        var snapshot = good(now());
        cache().write(snapshot);

        var outcome = cache().write(snapshot);

        assertThat(outcome).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(cached().refresh().refreshes()).isEqualTo(1);
    }

    @Test
    default void countsTimeToTheMillisecond() {
        var newest = now();
        cache().write(good(newest));

        var withinTheSame = cache().write(Snapshots.at(good(newest), newest.plusNanos(999_999)));
        var next = cache().write(good(newest.plusMillis(1)));

        assertThat(withinTheSame).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(next).isEqualTo(WriteOutcome.CACHED);
    }

    @Test
    default void turnsAwayAFailureThatIsNotNewerThanAnyOther() {
        var newest = now();
        cache().write(good(newest));

        var older = cache().write(failed(newest.minusMillis(1)));
        var sameTime = cache().write(failed(newest));

        assertThat(older).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(sameTime).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(cached().refresh().failures()).isZero();
    }

    @Test
    default void takesAGoodSnapshotThatIsOlderThanTheNewestFailure() {
        var snapshot = good(now().minusSeconds(20));
        cache().write(failed(now().minusSeconds(10)));

        var outcome = cache().write(snapshot);

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(primary()).isEqualTo(snapshot);
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void turnsAwayWhatIsPastTheTimeOfBothTiers() {
        var past = now().minus(CacheTtls.DEFAULT.backup());

        var good = cache().write(good(past));
        var failure = cache().write(failed(past));

        assertThat(good).isEqualTo(WriteOutcome.EXPIRED);
        assertThat(failure).isEqualTo(WriteOutcome.EXPIRED);
        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    default void turnsAwayWhatComesFromFurtherInTheFutureThanClocksDiffer() {
        var future = now().plus(Duration.ofMinutes(6));

        var good = cache().write(good(future));
        var failure = cache().write(failed(future));

        assertThat(good).isEqualTo(WriteOutcome.FROM_THE_FUTURE);
        assertThat(failure).isEqualTo(WriteOutcome.FROM_THE_FUTURE);
        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    default void takesWhatAClockALittleAheadCollected() {
        var snapshot = good(now().plus(Duration.ofMinutes(4)));

        var outcome = cache().write(snapshot);

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(primary()).isEqualTo(snapshot);
    }

    @Test
    default void survivesTheEndsOfTime() {
        var last = cache().write(Snapshots.at(good(now()), Instant.MAX));
        var first = cache().write(Snapshots.at(good(now()), Instant.MIN));

        assertThat(last).isEqualTo(WriteOutcome.FROM_THE_FUTURE);
        assertThat(first).isEqualTo(WriteOutcome.EXPIRED);
        assertThat(cache().read(SwarmName.DEFAULT)).isEqualTo(CachedSwarm.NOTHING);
    }
}
