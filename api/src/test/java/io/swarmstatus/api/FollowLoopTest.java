package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowLoopTest {

    private static final FollowPace SLOW = new FollowPace(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO);
    private static final FollowPace QUICK = new FollowPace(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ZERO);

    private final FaultyCache cache = new FaultyCache(() -> START);
    private final ServedSwarm swarm = ServedSwarm.named("default", START);
    private final ServedSwarms swarms = ServedSwarms.around(swarm);
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, () -> START, new FollowerLog(), new ServedDelays(), START);

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void looksAtOnceWhenTheSwarmWasWritten() {
        try (var loop = FollowLoop.start(follower, cache, SLOW)) {
            assertThat(loop).isNotNull();
            await().until(() -> cache.reads() == 1);

            cache.write(Snapshots.good(START));

            await().until(() -> swarm.answerAt(START).tier() == ServedTier.PRIMARY);
        }
    }

    @Test
    void looksOnceForAllThatIsWrittenSoonAfterALook() {
        var gathering = new FollowPace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(500));
        try (var loop = FollowLoop.start(follower, cache, gathering)) {
            assertThat(loop).isNotNull();
            await().until(() -> cache.reads() == 1);

            IntStream.rangeClosed(1, 100).forEach(second -> cache.write(Snapshots.good(START.plusSeconds(second))));

            var newest = START.plusSeconds(100);
            await().until(() -> newest.equals(swarm.answerAt(START).collectedAt()));
            assertThat(cache.reads()).isLessThan(10);
        }
    }

    @Test
    void looksAgainWithoutBeingTold() {
        try (var loop = FollowLoop.start(follower, cache, QUICK)) {
            assertThat(loop).isNotNull();

            await().until(() -> cache.reads() > 3);
        }
    }

    @Test
    void looksOnWhileTheCacheIsAway() {
        cache.goAway();
        try (var loop = FollowLoop.start(follower, cache, QUICK)) {
            assertThat(loop).isNotNull();
            await().until(() -> cache.reads() > 1);

            cache.comeBack();
            cache.write(Snapshots.good(START));

            await().until(() -> swarm.answerAt(START).tier() == ServedTier.PRIMARY);
        }
    }

    @Test
    void looksNoMoreOnceItIsClosed() {
        FollowLoop.start(follower, cache, QUICK).close();
        var reads = cache.reads();

        cache.write(Snapshots.good(START));

        await().during(Duration.ofMillis(50)).until(() -> cache.reads() == reads);
    }
}
