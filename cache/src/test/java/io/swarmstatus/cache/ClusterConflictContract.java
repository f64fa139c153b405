package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.ofCluster;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a cache tells that two clusters publish under one name. */
interface ClusterConflictContract extends CacheUnderTest {

    @Test
    default void tellsNoConflictOfOneCluster() {
        cache().write(ofCluster("a", now().minusSeconds(3)));
        cache().write(ofCluster("a", now().minusSeconds(2)));

        assertThat(cached().refresh().conflict()).isNull();
    }

    @Test
    default void takesASingleChangeForASwarmThatWasCreatedAnew() {
        cache().write(ofCluster("a", now().minusSeconds(5)));
        cache().write(ofCluster("a", now().minusSeconds(4)));
        cache().write(ofCluster("b", now().minusSeconds(3)));
        cache().write(ofCluster("b", now().minusSeconds(2)));

        assertThat(cached().refresh().conflict()).isNull();
    }

    @Test
    default void tellsTwoClustersThatPublishInTurns() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(3)));
        cache().write(ofCluster("b", at.minusSeconds(2)));

        cache().write(ofCluster("a", at.minusSeconds(1)));

        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("a", "b", at.minusSeconds(2), at.minusSeconds(2)));
    }

    @Test
    default void tellsSinceWhenAndWhenTheOtherWasSeenLast() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(9)));
        for (int second = 8; second > 0; second -= 2) {
            cache().write(ofCluster("b", at.minusSeconds(second)));
            cache().write(ofCluster("a", at.minusSeconds(second - 1)));
        }

        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("a", "b", at.minusSeconds(8), at.minusSeconds(2)));
    }

    @Test
    default void tellsTheSameWhenTheSnapshotsArriveInAnotherOrderAndTwice() {
        var at = now();
        var snapshots = List.of(
                ofCluster("b", at.minusSeconds(2)),
                ofCluster("a", at),
                ofCluster("a", at.minusSeconds(3)),
                ofCluster("b", at.minusSeconds(2)));

        snapshots.forEach(cache()::write);
        snapshots.forEach(cache()::write);

        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("a", "b", at.minusSeconds(2), at.minusSeconds(2)));
    }

    @Test
    default void takesAReplayAfterTheSwarmWasCreatedAnewForNoConflict() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(5)));
        cache().write(ofCluster("a", at.minusSeconds(3)));
        cache().write(ofCluster("b", at));

        cache().write(ofCluster("a", at.minusSeconds(5)));
        cache().write(ofCluster("a", at.minusSeconds(4)));
        cache().write(ofCluster("a", at.minusSeconds(3)));

        assertThat(cached().refresh().conflict()).isNull();
    }

    @Test
    default void seesAClusterWhoseClockIsBehindSoThatNoneOfItsSnapshotsIsEverTheNewest() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(10)));

        var outcome = cache().write(ofCluster("b", at.minusSeconds(11)));
        cache().write(ofCluster("a", at.minusSeconds(8)));
        cache().write(ofCluster("b", at.minusSeconds(9)));

        assertThat(outcome).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("a", "b", at.minusSeconds(10), at.minusSeconds(9)));
    }

    @Test
    default void tellsTwoOfThreeClustersThatPublishInTurns() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(6)));
        cache().write(ofCluster("b", at.minusSeconds(5)));
        cache().write(ofCluster("c", at.minusSeconds(4)));
        cache().write(ofCluster("a", at.minusSeconds(3)));

        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("a", "c", at.minusSeconds(4), at.minusSeconds(4)));
    }

    @Test
    default void goesOnTellingAConflictAfterTheSwarmWasCreatedAnew() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(6)));
        cache().write(ofCluster("b", at.minusSeconds(5)));
        cache().write(ofCluster("a", at.minusSeconds(4)));
        cache().write(ofCluster("c", at.minusSeconds(3)));

        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("a", "b", at.minusSeconds(5), at.minusSeconds(5)));
    }

    @Test
    default void forgetsAConflictOneBackupTtlAfterTheOtherWasSeenLast() {
        var brief = open(ExpiryContract.SHORT);
        var at = now();
        cache().write(ofCluster("a", at.minusMillis(3)));
        brief.write(ofCluster("b", at.minusMillis(2)));
        cache().write(ofCluster("a", at.minusMillis(1)));
        var before = cached().refresh().conflict();

        pass(ExpiryContract.SHORT.backup());

        assertThat(before).isNotNull();
        assertThat(cached().refresh().conflict()).isNull();
    }

    @Test
    default void forgetsAClusterThatWasNotSeenForABackupTtl() {
        open(ExpiryContract.SHORT).write(ofCluster("a", now().minusMillis(400)));
        pass(Duration.ofMillis(150));
        cache().write(ofCluster("b", now()));

        pass(Duration.ofMillis(1));
        cache().write(ofCluster("a", now()));

        assertThat(cached().refresh().conflict()).isNull();
    }

    @Test
    default void seesNoClusterInAFailureOrWhereItsIdIsUnknownOrTooLong() {
        var at = now();
        cache().write(ofCluster("a", at.minusSeconds(6)));
        cache().write(ofCluster(null, at.minusSeconds(5)));
        cache().write(failed(at.minusSeconds(4)));
        cache().write(ofCluster("x".repeat(65), at.minusSeconds(3)));
        cache().write(ofCluster("", at.minusSeconds(2)));
        cache().write(ofCluster("a", at.minusSeconds(1)));

        assertThat(cached().refresh().conflict()).isNull();
    }

    @Test
    default void keepsTheEightClustersThatWereSeenLast() {
        var at = now();
        for (int i = 0; i < 12; i++) {
            cache().write(ofCluster("cluster " + i, at.minusSeconds(60 - i)));
        }

        cache().write(ofCluster("cluster 3", at.minusSeconds(2)));
        var ofAForgottenOne = cached().refresh().conflict();
        cache().write(ofCluster("cluster 5", at.minusSeconds(1)));

        assertThat(ofAForgottenOne).isNull();
        assertThat(cached().refresh().conflict())
                .isEqualTo(new ClusterConflict("cluster 5", "cluster 3", at.minusSeconds(2), at.minusSeconds(2)));
    }
}
