package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.contract.SwarmName;
import org.junit.jupiter.api.Test;

/** That reading with what is known already tells the same as reading it all. */
interface ReadContract extends CacheUnderTest {

    @Test
    default void tellsTheSameWhereNothingChanged() {
        cache().write(good(now()));
        var known = cached();

        var again = cache().read(SwarmName.DEFAULT, known);

        assertThat(again).isEqualTo(known);
    }

    @Test
    default void tellsTheNewSnapshotToWhoKnowsTheOldOne() {
        cache().write(good(now().minusSeconds(10)));
        var known = cached();
        cache().write(good(now()));

        var again = cache().read(SwarmName.DEFAULT, known);

        assertSameAsCached(again);
    }

    @Test
    default void tellsAFailureThatWasCountedToWhoKnowsTheData() {
        cache().write(good(now().minusSeconds(10)));
        var known = cached();
        cache().write(failed(now()));

        var again = cache().read(SwarmName.DEFAULT, known);

        assertThat(again.refresh().consecutiveFailures()).isEqualTo(1);
        assertSameAsCached(again);
    }

    @Test
    default void tellsTheNewFailureToWhoKnowsTheOldOne() {
        cache().write(failed(now().minusMillis(20)));
        var known = cached();
        cache().write(failed(now()));

        var again = cache().read(SwarmName.DEFAULT, known);

        assertSameAsCached(again);
    }

    @Test
    default void tellsThatAKnownTierIsGone() {
        open(ExpiryContract.SHORT_PRIMARY).write(good(now()));
        var known = cached();
        pass(ExpiryContract.SHORT_PRIMARY.primary());

        var again = cache().read(SwarmName.DEFAULT, known);

        assertThat(again.primary()).isEqualTo(Tier.ABSENT);
        assertThat(again.backup().json()).isEqualTo(known.backup().json());
    }

    @Test
    default void tellsDataToWhoKnowsNothing() {
        cache().write(good(now()));

        var again = cache().read(SwarmName.DEFAULT, CachedSwarm.NOTHING);

        assertSameAsCached(again);
        assertThat(again.primary().exists()).isTrue();
    }

    @Test
    default void refusesANameThatNoSwarmHas() {
        assertThatThrownBy(() -> cache().read("no/such name")).isInstanceOf(IllegalArgumentException.class);
    }

    /** All but the expiry, which a store tells by its own clock. */
    private void assertSameAsCached(CachedSwarm told) {
        var cached = cached();
        assertThat(told.primary().json()).isEqualTo(cached.primary().json());
        assertThat(told.backup().json()).isEqualTo(cached.backup().json());
        assertThat(told.refresh()).isEqualTo(cached.refresh());
    }
}
