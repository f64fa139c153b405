package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a failed refresh does to the tiers: nothing, as long as there is data. */
interface FailureContract extends CacheUnderTest {

    @Test
    default void keepsTheGoodSnapshotWhenARefreshFails() {
        var snapshot = good(now().minusSeconds(10));
        cache().write(snapshot);

        var outcome = cache().write(failed(now()));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(primary()).isEqualTo(snapshot);
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void keepsTheBackupToItselfWhenARefreshFails() {
        var snapshot = good(now().minus(Duration.ofMinutes(10)));
        cache().write(snapshot);

        var outcome = cache().write(failed(now()));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(primary()).isNull();
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void tellsTheFailureWhereThereIsNoData() {
        var failure = failed(now());

        var outcome = cache().write(failure);

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_CACHED);
        assertThat(primary()).isEqualTo(failure);
        assertThat(backup()).isNull();
    }

    @Test
    default void tellsTheNewestFailure() {
        var newest = failed(now(), Condition.NO_QUORUM, "rpc error");
        cache().write(failed(now().minusSeconds(10)));

        var outcome = cache().write(newest);
        cache().write(failed(now().minusSeconds(5)));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_CACHED);
        assertThat(primary()).isEqualTo(newest);
    }

    @Test
    default void onlyCountsAFailureThatIsPastThePrimarysTime() {
        var outcome = cache().write(failed(now().minus(Duration.ofMinutes(10))));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(primary()).isNull();
        assertThat(cached().refresh().failures()).isEqualTo(1);
    }

    @Test
    default void replacesAFailureByData() {
        var snapshot = good(now());
        cache().write(failed(now().minusSeconds(10)));

        cache().write(snapshot);

        assertThat(primary()).isEqualTo(snapshot);
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void removesAFailureWhenDataForTheBackupAloneArrives() {
        var snapshot = good(now().minus(Duration.ofMinutes(10)));
        cache().write(failed(now().minusSeconds(10)));

        cache().write(snapshot);

        assertThat(primary()).isNull();
        assertThat(backup()).isEqualTo(snapshot);
    }

    @Test
    default void keepsDataThatReplacedAFailureWhenTheNextRefreshFails() {
        var snapshot = good(now().minusSeconds(5));
        cache().write(failed(now().minusSeconds(10)));
        cache().write(snapshot);

        var outcome = cache().write(failed(now()));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(primary()).isEqualTo(snapshot);
    }

    @Test
    default void tellsTheFailureOnceAllDataIsGone() {
        open(ExpiryContract.SHORT).write(good(now()));
        pass(ExpiryContract.SHORT.backup());
        var failure = failed(now());

        var outcome = cache().write(failure);

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_CACHED);
        assertThat(primary()).isEqualTo(failure);
    }

    @Test
    default void tellsTheNewestFailureWhenItIsOfferedAgainOnceAllDataIsGone() {
        var failure = failed(now());
        open(ExpiryContract.SHORT).write(good(failure.collectedAt().minusMillis(1)));
        var counted = cache().write(failure);
        pass(ExpiryContract.SHORT.backup());

        var outcome = cache().write(failure);

        assertThat(counted).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_CACHED);
        assertThat(primary()).isEqualTo(failure);
        assertThat(cached().refresh().failures()).isEqualTo(1);
        assertThat(cache().write(failure)).isEqualTo(WriteOutcome.NOT_NEWER);
    }
}
