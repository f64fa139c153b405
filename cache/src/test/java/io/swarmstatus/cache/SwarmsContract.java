package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.swarmstatus.contract.SwarmName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which swarms a cache knows, and how it is found which of them have changed. */
interface SwarmsContract extends CacheUnderTest {

    @Test
    default void knowsNoSwarmBeforeTheFirstIsWritten() {
        assertThat(cache().swarms()).isEmpty();
        assertThat(cache().changedAfter(now())).isEmpty();
    }

    @Test
    default void knowsEverySwarmThatWasWrittenAndWhen() {
        cache().write(good("east", now(), 1));
        cache().write(failed(now()));
        cache().tellSilence("west", now().minusSeconds(300));

        var swarms = cache().swarms();

        assertThat(swarms).containsOnlyKeys("east", SwarmName.DEFAULT, "west");
        assertThat(swarms.values()).allSatisfy(at -> assertThat(at).isCloseTo(now(), within(5, ChronoUnit.SECONDS)));
    }

    @Test
    default void doesNotKnowASwarmOfWhichNothingWasTaken() {
        cache().write(good(now().minus(Duration.ofHours(1))));
        cache().write(good("east", now().plus(Duration.ofHours(1)), 1));

        assertThat(cache().swarms()).isEmpty();
    }

    @Test
    default void tellsWhichSwarmsHaveChangedSinceTheLastLook() {
        cache().write(good("east", now(), 1));
        cache().write(good("west", now(), 1));
        var seen = latest(cache().swarms());

        cache().write(good("west", now().plusMillis(1), 2));

        var changed = cache().changedAfter(seen);
        assertThat(changed).containsOnlyKeys("west");
        assertThat(cache().changedAfter(latest(changed))).isEmpty();
    }

    @Test
    default void missesNoChangeThoughManyComeWithinOneMillisecond() {
        var seen = new HashMap<String, Instant>();
        var at = now();
        for (int i = 0; i < 20; i++) {
            cache().write(good("swarm-" + i, at, 1));
            var changed = cache().changedAfter(i == 0 ? Instant.EPOCH : latest(seen));

            assertThat(changed).containsOnlyKeys("swarm-" + i);
            seen.putAll(changed);
        }
        assertThat(cache().swarms()).isEqualTo(seen);
    }

    @Test
    default void tellsNoChangeWhereASnapshotWasTurnedAway() {
        cache().write(good("east", now(), 1));
        var seen = latest(cache().swarms());

        cache().write(good("east", now().minusSeconds(10), 1));

        assertThat(cache().changedAfter(seen)).isEmpty();
    }

    @Test
    default void tellsAllSwarmsToWhoHasSeenALaterChangeThanTheStoreKnows() {
        cache().write(good("east", now(), 1));
        cache().write(good("west", now(), 1));

        var changed = cache().changedAfter(now().plusSeconds(10));

        assertThat(changed).containsOnlyKeys("east", "west");
        assertThat(cache().changedAfter(Instant.MAX)).isEqualTo(changed);
        assertThat(cache().changedAfter(Instant.MIN)).isEqualTo(changed);
    }

    @Test
    default void readsManySwarmsAtOnceAsItReadsEach() {
        cache().write(good("east", now(), 1));
        cache().write(good("west", now().minusSeconds(1), 1));
        var west = cache().read("west");
        cache().write(good("west", now(), 2));

        var read = cache().read(Map.of("east", CachedSwarm.NOTHING, "west", west, "nowhere", CachedSwarm.NOTHING));

        assertThat(read).containsOnlyKeys("east", "west", "nowhere");
        assertThat(read).containsEntry("nowhere", CachedSwarm.NOTHING);
        assertThat(jsonAndRefresh(read.get("east"))).isEqualTo(jsonAndRefresh(cache().read("east")));
        assertThat(jsonAndRefresh(read.get("west"))).isEqualTo(jsonAndRefresh(cache().read("west")));
    }

    /** All but the expiry, which a store tells by its own clock. */
    private static List<Object> jsonAndRefresh(@Nullable CachedSwarm swarm) {
        return swarm == null
                ? List.of()
                : List.of(
                        String.valueOf(swarm.primary().json()),
                        String.valueOf(swarm.backup().json()),
                        swarm.refresh());
    }

    private static Instant latest(Map<String, Instant> changes) {
        return Collections.max(changes.values());
    }
}
