package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class InMemoryNewerWinsPropertiesTest extends NewerWinsProperties {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-15T12:00:00.123Z"));

    @Override
    SwarmCache emptyCache() {
        return new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
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
}
