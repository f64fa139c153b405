package io.swarmstatus.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CacheFirstTest {

    private long now = Long.MAX_VALUE - 1; // a ticker may turn over
    private final CacheFirst cacheFirst = new CacheFirst(() -> now);

    @Test
    void holdsTheFeedBackWhileTheCacheIsFarBehind() {
        assertThat(cacheFirst.missing(2_001))
                .contains("the cache, which comes first until no more than 2000 records wait for it");
        assertThat(cacheFirst.missing(2_000)).isEmpty();
    }

    @Test
    void doesSoForHalfAMinuteAtMost() {
        cacheFirst.missing(1_000_000);

        now += Duration.ofSeconds(30).toNanos() - 1;
        assertThat(cacheFirst.missing(1_000_000)).isPresent();
        now += 1;
        assertThat(cacheFirst.missing(1_000_000)).isEmpty();
    }
}
