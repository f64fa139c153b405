package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What a cache tells once nobody publishes any more. */
interface SilenceContract extends CacheUnderTest {

    @Test
    default void tellsSinceWhenNobodyPublishes() {
        var newest = now().minusSeconds(300);
        cache().write(good(newest));

        var isNews = cache().tellSilence(SwarmName.DEFAULT, newest);

        assertThat(isNews).isTrue();
        assertThat(cached().refresh().silentSince()).isEqualTo(newest);
    }

    @Test
    default void tellsASilenceOnce() {
        var newest = now().minusSeconds(300);
        cache().write(good(newest));
        cache().tellSilence(SwarmName.DEFAULT, newest);

        assertThat(cache().tellSilence(SwarmName.DEFAULT, newest)).isFalse();
        assertThat(cache().tellSilence(SwarmName.DEFAULT, newest.minusMillis(1)))
                .isFalse();
        assertThat(cached().refresh().silentSince()).isEqualTo(newest);
    }

    @Test
    default void leavesBothTiersAndTheirTimeAsTheyAre() {
        var newest = now().minusSeconds(100);
        cache().write(good(newest));
        var before = cached();

        cache().tellSilence(SwarmName.DEFAULT, newest);

        var after = cached();
        assertThat(after.primary().json()).isEqualTo(before.primary().json());
        assertThat(after.backup().json()).isEqualTo(before.backup().json());
        assertThat(after.refresh()).isEqualTo(before.refresh().withSilentSince(newest));
        assertThat(after.primary().expiresAt()).isCloseTo(before.primary().expiresAt(), within(500, ChronoUnit.MILLIS));
    }

    @Test
    default void isToldByWhoHeardLessThanTheCacheKnowsInVain() {
        cache().write(good(now().minusSeconds(300)));
        cache().write(failed(now().minusSeconds(299)));
        var before = cached().refresh();

        var isNews = cache().tellSilence(SwarmName.DEFAULT, now().minusSeconds(300));

        assertThat(isNews).isFalse();
        assertThat(cached().refresh()).isEqualTo(before);
    }

    @Test
    default void isToldByWhoHeardMoreThanTheCacheKnows() {
        var newest = now().minusSeconds(299);
        cache().write(good(now().minusSeconds(300)));

        assertThat(cache().tellSilence(SwarmName.DEFAULT, newest)).isTrue();
        assertThat(cached().refresh().silentSince()).isEqualTo(newest);
    }

    @Test
    default void endsTheSilenceWithANewerSnapshot() {
        cache().write(good(now().minusSeconds(300)));
        cache().tellSilence(SwarmName.DEFAULT, now().minusSeconds(300));

        cache().write(good(now()));

        assertThat(cached().refresh().silentSince()).isNull();
    }

    @Test
    default void endsTheSilenceWithANewerFailure() {
        cache().write(good(now().minusSeconds(300)));
        cache().tellSilence(SwarmName.DEFAULT, now().minusSeconds(300));

        cache().write(failed(now()));

        assertThat(cached().refresh().silentSince()).isNull();
    }

    @Test
    default void keepsTheSilenceWhenASnapshotArrivesThatIsNotNewer() {
        var newest = now().minusSeconds(300);
        cache().write(failed(newest));
        cache().tellSilence(SwarmName.DEFAULT, newest);

        assertThat(cache().write(good(newest.minusSeconds(1)))).isEqualTo(WriteOutcome.CACHED);
        assertThat(cache().write(good(newest.minusSeconds(2)))).isEqualTo(WriteOutcome.NOT_NEWER);

        assertThat(cached().refresh().silentSince()).isEqualTo(newest);
    }

    @Test
    default void tellsTheSilenceOfASwarmWhoseSnapshotsAreAllExpired() {
        var newest = now().minus(Duration.ofHours(1));

        var isNews = cache().tellSilence(SwarmName.DEFAULT, newest);

        assertThat(isNews).isTrue();
        assertThat(cached())
                .isEqualTo(new CachedSwarm(Tier.ABSENT, Tier.ABSENT, RefreshStatus.NONE.withSilentSince(newest)));
    }

    @Test
    default void tellsNoSilenceOfASwarmThatIsForgotten() {
        assertThat(cache().tellSilence(SwarmName.DEFAULT, now().minus(Duration.ofDays(7))))
                .isFalse();
        assertThat(cache().tellSilence(SwarmName.DEFAULT, Instant.MIN)).isFalse();
        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    default void tellsNoSilenceOfASwarmWhoseKeysWereDeleted() {
        var newest = now().minus(Duration.ofHours(1));
        cache().tellSilence(SwarmName.DEFAULT, newest);
        delete(SwarmName.DEFAULT);

        assertThat(cache().tellSilence(SwarmName.DEFAULT, newest)).isFalse();
        assertThat(cache().tellSilence("east", newest)).isTrue();

        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    default void tellsTheSilenceOfASwarmThatWasHeardAgainSinceItsKeysWereDeleted() {
        var newest = now().minusSeconds(300);
        cache().write(good(newest.minusSeconds(1)));
        delete(SwarmName.DEFAULT);
        cache().write(good(newest));

        assertThat(cache().tellSilence(SwarmName.DEFAULT, newest)).isTrue();
    }

    @Test
    default void tellsNoSilenceFromTheFuture() {
        assertThat(cache().tellSilence(SwarmName.DEFAULT, now().plus(Duration.ofMinutes(6))))
                .isFalse();
        assertThat(cache().tellSilence(SwarmName.DEFAULT, Instant.MAX)).isFalse();
        assertThat(cached()).isEqualTo(CachedSwarm.NOTHING);
    }
}
