package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The contract, and what only a clock that can be set shows: the very millisecond. */
final class InMemorySwarmCacheTest extends SwarmCacheContract {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-15T12:00:00.123Z"));
    private final InMemorySwarmCache cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);

    @Override
    public SwarmCache cache() {
        return cache;
    }

    @Override
    public SwarmCache open(CacheTtls ttls) {
        return cache.withTtls(ttls);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void delete(String swarm) {
        cache.delete(swarm);
    }

    @Override
    public void pass(Duration time) {
        clock.pass(time);
    }

    @Test
    void expiresEachTierToTheMillisecond() {
        cache.write(good(now()));

        pass(CacheTtls.DEFAULT.primary().minusMillis(1));
        var before = cached();
        pass(Duration.ofMillis(1));
        var after = cached();

        assertThat(before.primary().exists()).isTrue();
        assertThat(before.primary().expiresAt()).isEqualTo(now());
        assertThat(after.primary().exists()).isFalse();
        assertThat(after.backup().exists()).isTrue();
    }

    @Test
    void takesNothingAtTheVeryEndOfItsTime() {
        var tooLate = good(now().minus(CacheTtls.DEFAULT.backup()));
        var inTime = good(tooLate.collectedAt().plusMillis(1));

        assertThat(cache.write(tooLate)).isEqualTo(WriteOutcome.EXPIRED);
        assertThat(cache.write(inTime)).isEqualTo(WriteOutcome.CACHED);
    }

    @Test
    void toleratesAClockFiveMinutesAheadAndNoMore() {
        var farthest = now().plus(Duration.ofMinutes(5));

        assertThat(cache.write(good(farthest.plusMillis(1)))).isEqualTo(WriteOutcome.FROM_THE_FUTURE);
        assertThat(cache.write(good(farthest))).isEqualTo(WriteOutcome.CACHED);
    }

    @Test
    void forgetsTheRefreshStatusSevenDaysAfterTheLastWrite() {
        cache.write(good(now()));

        pass(Duration.ofDays(7).minusMillis(1));
        var before = cached();
        pass(Duration.ofMillis(1));
        var after = cached();

        assertThat(before.refresh().refreshes()).isEqualTo(1);
        assertThat(after).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    void isNotHeldUpByWhatWasWrittenWhileTheClockWasWrong() {
        var rightTime = now();
        pass(Duration.ofDays(1));
        cache.write(failed(now()));
        cache.write(good(now().plusMillis(1)));
        clock.set(rightTime);

        var failure = cache.write(failed(now()));
        var success = cache.write(good(now().plusMillis(1)));

        assertThat(failure).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(success).isEqualTo(WriteOutcome.CACHED);
        assertThat(primary()).isEqualTo(good(now().plusMillis(1)));
        assertThat(cached().refresh().collectedAt()).isEqualTo(now().plusMillis(1));
    }
}
