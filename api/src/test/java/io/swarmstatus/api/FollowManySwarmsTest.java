package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static io.swarmstatus.api.Snapshots.ofSwarm;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The follower with many swarms in the cache. */
class FollowManySwarmsTest {

    private static final int MANY = 1000;
    private static final Duration INTERVAL = FollowPace.DEFAULT.interval();

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarms swarms = ServedSwarms.around(ServedSwarm.named("own", START));
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, clock, new FollowerLog(), new ServedDelays(), START);

    @Test
    void servesAllInOneTurn() {
        writeMany();

        follower.turn();

        assertThat(swarms.all()).hasSize(MANY + 1);
        assertThat(served("swarm-0")).isEqualTo(ServedTier.PRIMARY);
        assertThat(served("swarm-999")).isEqualTo(ServedTier.PRIMARY);
        assertThat(served("own")).isEqualTo(ServedTier.UNAVAILABLE);
    }

    @Test
    void readsAfterThatNoMoreThanHasChangedAndAFewInTurn() {
        writeMany();
        follower.turn();
        var before = cache.reads();
        clock.pass(INTERVAL);
        cache.write(ofSwarm("swarm-7", START.plusMillis(100)));

        follower.turn();

        assertThat(collectedAt("swarm-7")).isEqualTo(START.plusMillis(100));
        assertThat(cache.reads() - before).isLessThanOrEqualTo(RollingCheck.SLICE + 2);
    }

    @Test
    void findsKeysThatAPersonDeletedWithinARound() {
        writeMany();
        follower.turn();
        cache.deleteBoth();

        for (var turn = 0; turn <= MANY / RollingCheck.SLICE + 1; turn++) {
            clock.pass(INTERVAL);
            follower.turn();
        }

        assertThat(swarms.all())
                .allSatisfy(swarm -> assertThat(served(swarm.name())).isEqualTo(ServedTier.UNAVAILABLE));
    }

    @Test
    void readsAgainWhatItCouldNotReadWhenTheCacheWentAway() {
        writeMany();
        cache.goAway();
        assertThat(follower.turn()).isFalse();

        cache.comeBack();
        follower.turn();

        assertThat(swarms.all()).hasSize(MANY + 1);
    }

    @Test
    void goesOnWithAllWhenTheCacheIsEmptiedAndDropsThemOnceTheyAreExpired() {
        writeMany();
        follower.turn();
        cache.empty();

        turnForARound();
        assertThat(swarms.all()).hasSize(MANY + 1);
        assertThat(served("swarm-3")).isEqualTo(ServedTier.PRIMARY);

        clock.pass(Duration.ofMinutes(30));
        turnForARound();
        turnForARound();
        assertThat(swarms.all()).containsExactly(swarms.own());
    }

    @Test
    void servesWhatComesAfterTheCacheWasEmptied() {
        writeMany();
        follower.turn();
        cache.empty();
        follower.turn();
        cache.write(ofSwarm("swarm-3", START.plusMillis(1)));
        cache.write(ofSwarm("new", START));

        follower.turn();

        assertThat(collectedAt("swarm-3")).isEqualTo(START.plusMillis(1));
        assertThat(served("new")).isEqualTo(ServedTier.PRIMARY);
    }

    private void writeMany() {
        for (var i = 0; i < MANY; i++) {
            cache.write(ofSwarm("swarm-" + i, START));
        }
    }

    private void turnForARound() {
        for (var turn = 0; turn <= MANY / RollingCheck.SLICE + 1; turn++) {
            clock.pass(INTERVAL);
            follower.turn();
        }
    }

    private ServedTier served(String name) {
        return answer(name).tier();
    }

    private Instant collectedAt(String name) {
        return Objects.requireNonNull(answer(name).collectedAt());
    }

    private Answer answer(String name) {
        return swarms.find(name).orElseThrow().answerAt(clock.instant());
    }
}
