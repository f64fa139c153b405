package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How long each tier keeps what it took: until a fixed time after its collection. */
interface ExpiryContract extends CacheUnderTest {

    /** A primary that is short enough to wait for. */
    CacheTtls SHORT_PRIMARY = new CacheTtls(Duration.ofMillis(500), Duration.ofMinutes(30));

    /** Both tiers short enough to wait for. */
    CacheTtls SHORT = new CacheTtls(Duration.ofMillis(500), Duration.ofMillis(500));

    @Test
    default void countsTheTimeOfEachTierFromTheCollection() {
        var collectedAt = now().minusSeconds(100);

        cache().write(good(collectedAt));

        assertExpiry(cached().primary().expiresAt(), collectedAt.plus(CacheTtls.DEFAULT.primary()));
        assertExpiry(cached().backup().expiresAt(), collectedAt.plus(CacheTtls.DEFAULT.backup()));
    }

    @Test
    default void doesNotMakeASnapshotYoungerByWritingItAgain() {
        var collectedAt = now().minusSeconds(100);
        cache().write(good(collectedAt));

        cache().write(good(collectedAt));

        assertExpiry(cached().primary().expiresAt(), collectedAt.plus(CacheTtls.DEFAULT.primary()));
    }

    @Test
    default void keepsWhatIsPastThePrimarysTimeInTheBackupAlone() {
        var snapshot = good(now().minus(Duration.ofMinutes(10)));

        var outcome = cache().write(snapshot);

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(primary()).isNull();
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void removesAnOlderPrimaryThatOutlivesANewerSnapshot() {
        var newer = good(now().minus(Duration.ofMinutes(10)));
        open(new CacheTtls(Duration.ofHours(1), Duration.ofHours(1))).write(good(now().minus(Duration.ofMinutes(11))));
        assertThat(primary()).isNotNull();

        cache().write(newer);

        assertThat(primary()).isNull();
        assertThat(backup()).isEqualTo(newer);
    }

    @Test
    default void hasOnlyTheBackupOnceThePrimarysTimeIsOver() {
        var snapshot = good(now());
        open(SHORT_PRIMARY).write(snapshot);

        pass(SHORT_PRIMARY.primary());

        assertThat(primary()).isNull();
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void hasOnlyTheRefreshStatusOnceTheTimeOfBothIsOver() {
        open(SHORT).write(good(now()));

        pass(SHORT.backup());

        assertThat(primary()).isNull();
        assertThat(backup()).isNull();
        assertThat(cached().refresh().refreshes()).isEqualTo(1);
    }

    @Test
    default void tellsAFailureUntilThePrimarysTimeIsOver() {
        open(SHORT).write(failed(now()));

        pass(SHORT.primary());

        assertThat(cached().primary()).isEqualTo(Tier.ABSENT);
        assertThat(cached().refresh().failures()).isEqualTo(1);
    }

    /** A store tells the time that is left, by its own clock. */
    private static void assertExpiry(@Nullable Instant expiresAt, Instant expected) {
        assertThat(expiresAt).isCloseTo(expected, within(500, ChronoUnit.MILLIS));
    }
}
