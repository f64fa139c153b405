package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.swarmstatus.cache.Tier;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CacheFollowerTest {

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarm swarm = ServedSwarm.named("default", START);
    private final ServedSwarms swarms = ServedSwarms.around(swarm);
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, clock, new FollowerLog(), new ServedDelays(), START);

    @Test
    void servesWhatTheCacheHolds() {
        cache.write(Snapshots.good(START));

        var answered = follower.turn();

        assertThat(answered).isTrue();
        assertThat(served()).isEqualTo(ServedTier.PRIMARY);
    }

    @Test
    void goesOnWithTheCacheAwayUntilAllIsExpired() {
        cache.write(Snapshots.good(START));
        follower.turn();
        cache.goAway();

        assertThat(follower.turn()).isFalse();
        assertThat(served()).isEqualTo(ServedTier.PRIMARY);
        clock.pass(Duration.ofMinutes(5));
        assertThat(served()).isEqualTo(ServedTier.BACKUP);
        clock.pass(Duration.ofMinutes(25));
        assertThat(served()).isEqualTo(ServedTier.UNAVAILABLE);
    }

    @Test
    void servesNewDataOnceTheCacheIsBack() {
        cache.goAway();
        follower.turn();
        cache.write(Snapshots.good(START));
        cache.comeBack();

        assertThat(follower.turn()).isTrue();
        assertThat(served()).isEqualTo(ServedTier.PRIMARY);
    }

    @Test
    void honoursDeletedKeys() {
        cache.write(Snapshots.good(START));
        follower.turn();

        cache.deletePrimary();
        follower.turn();
        assertThat(served()).isEqualTo(ServedTier.BACKUP);

        cache.deleteBoth();
        follower.turn();
        assertThat(served()).isEqualTo(ServedTier.UNAVAILABLE);
    }

    @Test
    void servesTheBackupWhereThePrimaryKeyHoldsNoSnapshot() {
        cache.write(Snapshots.good(START));
        cache.overwritePrimary(new Tier("hello", null));

        follower.turn();

        assertThat(served()).isEqualTo(ServedTier.BACKUP);
    }

    @Test
    void survivesAMistakeOfOurs() {
        cache.failWith(new IllegalStateException("a mistake"));
        assertThat(follower.turn()).isFalse();

        cache.comeBack();
        assertThat(follower.turn()).isTrue();
    }

    @Test
    void isReadyOnceItHasReadTheCache() {
        var ready = ApiHealth.of(follower, () -> "", clock).get(1);
        cache.goAway();
        follower.turn();
        assertThat(isUp(ready)).isFalse();

        cache.comeBack();
        follower.turn();
        assertThat(isUp(ready)).isTrue();

        cache.goAway();
        follower.turn();
        assertThat(isUp(ready)).isTrue();
    }

    @Test
    void isLiveWhileItTurnsWithOrWithoutTheCache() {
        var live = ApiHealth.of(follower, () -> "", clock).get(0);
        cache.goAway();

        clock.pass(ApiHealth.STALLED_AFTER);
        assertThat(isUp(live)).isFalse();

        follower.turn();
        assertThat(isUp(live)).isTrue();
    }

    private ServedTier served() {
        return swarm.answerAt(clock.instant()).tier();
    }

    private static boolean isUp(HealthCheck check) {
        return check.call().status() == HealthCheckResponse.Status.UP;
    }
}
