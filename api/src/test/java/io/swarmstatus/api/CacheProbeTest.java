package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.cache.CachedSwarm;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CacheProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final FaultyCache cache = new FaultyCache(new SettableClock(START));
    private final ServedSwarm swarm = ServedSwarm.named("default", START);

    @AfterEach
    void close() {
        cache.close();
    }

    @Test
    void asksTheCacheItself() {
        cache.write(Snapshots.good(START));

        var cached = new CacheProbe(cache, LONG).read(swarm);

        assertThat(cached)
                .hasValueSatisfying(read -> assertThat(read.primary().exists()).isTrue());
    }

    @Test
    void hasNoAnswerWhileTheCacheIsAway() {
        cache.goAway();

        assertThat(new CacheProbe(cache, LONG).read(swarm)).isEmpty();
    }

    @Test
    void waitsForACacheThatHangsNoLongerThanItsLimit() {
        cache.freeze();

        assertThat(new CacheProbe(cache, SHORT).read(swarm)).isEmpty();
    }

    @Test
    void asksOnceForAllWhoWaitAtTheSameTime() throws InterruptedException {
        var probe = new CacheProbe(cache, LONG);
        var answers = new ConcurrentLinkedQueue<Optional<CachedSwarm>>();
        cache.freeze();
        var waiting = Stream.generate(() -> Thread.ofPlatform().start(() -> answers.add(probe.read(swarm))))
                .limit(5)
                .toList();
        await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));

        cache.thaw();

        for (var thread : waiting) {
            thread.join();
        }
        assertThat(answers).hasSize(5).allMatch(Optional::isPresent);
        assertThat(cache.reads()).isEqualTo(1);
    }

    @Test
    void asksAgainForTheNext() {
        var probe = new CacheProbe(cache, LONG);
        probe.read(swarm);

        probe.read(swarm);

        assertThat(cache.reads()).isEqualTo(2);
    }

    @Test
    void hidesNoMistakeOfOurs() {
        var mistaken = new CacheProbe(cache, LONG);
        cache.failWith(new IllegalStateException("a mistake"));

        assertThatThrownBy(() -> mistaken.read(swarm)).hasRootCauseMessage("a mistake");
    }
}
