package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.SwarmName;
import org.junit.jupiter.api.Test;

/** What a cache tells of how the refreshes went. */
interface RefreshStatusContract extends CacheUnderTest {

    @Test
    default void tellsOfASuccess() {
        var at = now();

        cache().write(good(SwarmName.DEFAULT, at, 1234));

        assertThat(cached().refresh())
                .isEqualTo(new RefreshStatus(at, 1234, "ok", at, null, null, 0, 1, 0, null, null));
    }

    @Test
    default void tellsOfAFailureInWordsWithItsDetail() {
        var at = now();

        cache().write(failed(at, Condition.DOCKER_UNREACHABLE, "connection refused"));

        assertThat(cached().refresh())
                .isEqualTo(new RefreshStatus(
                        at,
                        0,
                        "docker_unreachable",
                        null,
                        "Docker unavailable: connection refused",
                        at,
                        1,
                        1,
                        1,
                        null,
                        null));
    }

    @Test
    default void countsFailuresInARow() {
        var at = now();
        cache().write(good(SwarmName.DEFAULT, at.minusSeconds(3), 1234));
        cache().write(failed(at.minusSeconds(2), Condition.NO_QUORUM, "rpc error"));

        cache().write(failed(at.minusSeconds(1)));

        assertThat(cached().refresh())
                .isEqualTo(new RefreshStatus(
                        at.minusSeconds(1),
                        1234,
                        "timed_out",
                        at.minusSeconds(3),
                        Condition.TIMED_OUT.words(),
                        at.minusSeconds(1),
                        2,
                        3,
                        2,
                        null,
                        null));
    }

    @Test
    default void remembersTheLastErrorAfterASuccess() {
        var at = now();
        cache().write(failed(at.minusSeconds(1)));

        cache().write(good(SwarmName.DEFAULT, at, 1235));

        assertThat(cached().refresh())
                .isEqualTo(new RefreshStatus(
                        at, 1235, "ok", at, Condition.TIMED_OUT.words(), at.minusSeconds(1), 0, 2, 1, null, null));
    }

    @Test
    default void keepsTheFailuresThatAreNewerThanALateSuccess() {
        var at = now();
        cache().write(failed(at.minusSeconds(2)));
        cache().write(failed(at.minusSeconds(1)));

        cache().write(good(SwarmName.DEFAULT, at.minusSeconds(3), 1236));

        assertThat(cached().refresh())
                .isEqualTo(new RefreshStatus(
                        at.minusSeconds(1),
                        1236,
                        "timed_out",
                        at.minusSeconds(3),
                        Condition.TIMED_OUT.words(),
                        at.minusSeconds(1),
                        2,
                        3,
                        2,
                        null,
                        null));
    }

    @Test
    default void takesASuccessOfTheSameTimeAsAFailureForTheNewerOne() {
        var at = now();
        cache().write(failed(at));

        cache().write(good(SwarmName.DEFAULT, at, 1237));

        assertThat(cached().refresh().condition()).isEqualTo("ok");
        assertThat(cached().refresh().consecutiveFailures()).isZero();
    }
}
