package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CacheFirstTest {

    private static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

    private double behind = Double.NaN;
    private Instant now = NOON;
    private final CacheFirst cacheFirst = new CacheFirst(() -> behind, () -> now);

    @Test
    void holdsTheFeedBackWhileTheCacheIsFarBehind() {
        behind = 2_001;

        assertThat(cacheFirst.missing())
                .contains("the cache, which comes first until no more than 2000 records wait for it");

        behind = 2_000;
        assertThat(cacheFirst.missing()).isEmpty();
    }

    @Test
    void waitsUntilItIsKnownHowFarThatIs() {
        assertThat(cacheFirst.missing()).isPresent();

        behind = 0;
        assertThat(cacheFirst.missing()).isEmpty();
    }

    @Test
    void waitsForHalfAMinuteAtMost() {
        behind = 1_000_000;
        cacheFirst.missing();

        now = NOON.plus(Duration.ofSeconds(30)).minusNanos(1);
        assertThat(cacheFirst.missing()).isPresent();
        now = NOON.plus(Duration.ofSeconds(30));
        assertThat(cacheFirst.missing()).isEmpty();
    }
}
