package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.WriteResult.Decided;
import io.swarmstatus.contract.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That snapshots that are offered together come to the same as one after the other. */
interface ManyWritesContract extends CacheUnderTest {

    @Test
    default void decidesAboutEachInItsTurn() {
        var older = good(now().minusSeconds(3));
        var failure = failed(now().minusSeconds(2));
        var newest = good(now().minusSeconds(1));
        var other = good("shop", now(), 7);

        var results = cache().writeAll(List.of(older, failure, newest, older, other));

        assertThat(results)
                .containsExactly(
                        new Decided(WriteOutcome.CACHED),
                        new Decided(WriteOutcome.FAILURE_COUNTED),
                        new Decided(WriteOutcome.CACHED),
                        new Decided(WriteOutcome.NOT_NEWER),
                        new Decided(WriteOutcome.CACHED));
        assertThat(primary()).isEqualTo(newest);
        assertThat(backup()).isEqualTo(newest);
        assertThat(Snapshots.in(cache().read("shop").primary())).isEqualTo(other);
    }

    @Test
    default void hasNothingToDecideWhereNoneIsOffered() {
        assertThat(cache().writeAll(List.<Snapshot>of())).isEmpty();
    }
}
