package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

final class InMemoryNewerWinsPropertiesTest extends NewerWinsProperties {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-15T12:00:00.123Z"));

    private InMemorySwarmCache cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);

    @Override
    SwarmCache emptyCache() {
        cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
        return cache;
    }

    @Override
    SwarmCache anotherCache() {
        return cache.withTtls(CacheTtls.DEFAULT);
    }

    @Override
    Instant now() {
        return clock.instant();
    }

    /** However old the snapshots are that arrive while time passes: what is served only ever becomes newer, or ends. */
    @Property
    void servesNothingOlderThanBeforeWhileTimePasses(
            @ForAll @Size(max = 30) List<@IntRange(min = -2_000, max = 400) Integer> ages,
            @ForAll @IntRange(max = 400) int secondsBetween) {
        var cache = emptyCache();
        var newest = Instant.MIN;

        for (var age : ages) {
            cache.write(Snapshots.good(now().plusSeconds(age)));
            clock.pass(Duration.ofSeconds(secondsBetween));

            var cached = cache.read("default");
            var served = cached.refresh().lastSuccessAt();
            if (served != null) {
                assertThat(served).isAfterOrEqualTo(newest);
                newest = served;
            }
            assertThat(cached.primary().exists()).isEqualTo(newest.isAfter(now().minus(CacheTtls.DEFAULT.primary())));
            assertThat(cached.backup().exists()).isEqualTo(newest.isAfter(now().minus(CacheTtls.DEFAULT.backup())));
        }
    }

    /** As long as the clock is never set back further than clocks may differ: what is served never becomes older. */
    @Property
    void servesNothingOlderThanBeforeWhileTheClockIsSetALittle(
            @ForAll @Size(max = 30) List<@IntRange(min = -290, max = 20) Integer> ages,
            @ForAll @Size(min = 30, max = 30) List<@IntRange(min = -9, max = 60) Integer> steps) {
        var cache = emptyCache();
        var newest = Instant.MIN;

        for (int i = 0; i < ages.size(); i++) {
            cache.write(Snapshots.good(now().plusSeconds(ages.get(i))));
            clock.pass(Duration.ofSeconds(steps.get(i)));

            var served = Snapshots.in(cache.read("default").backup());
            if (served != null) {
                assertThat(served.collectedAt()).isAfterOrEqualTo(newest);
                newest = served.collectedAt();
            }
        }
    }

    /** However wrong the clock was before: once it is right, what is collected then is taken, and told until its time is over. */
    @Property
    void takesWhatIsCollectedOnceTheClockIsRightAgain(
            @ForAll @Size(max = 20) List<@LongRange(min = -700_000, max = 700_000) Long> seconds) {
        var cache = emptyCache();
        var right = now();
        for (var offset : seconds) {
            clock.set(right.plusSeconds(offset));
            cache.write(offset % 3 == 0 ? Snapshots.failed(now()) : Snapshots.good(now()));
        }
        clock.set(right.plus(NewerWins.CLOCK_TOLERANCE).plusMillis(1));

        var outcome = cache.write(Snapshots.good(now().plus(NewerWins.CLOCK_TOLERANCE)));

        assertThat(outcome).isIn(WriteOutcome.CACHED, WriteOutcome.NOT_NEWER);
        assertThat(Snapshots.in(cache.read("default").primary()))
                .isEqualTo(Snapshots.good(now().plus(NewerWins.CLOCK_TOLERANCE)));
    }
}
