package io.swarmstatus.sink;

import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.failsafe.RetryPolicy;
import io.swarmstatus.cache.CacheUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MaterializerLoopTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final FlakyCache cache = new FlakyCache(now::get);
    private final PendingSnapshots pending = new PendingSnapshots();
    private final CacheAvailability availability = new CacheAvailability(now::get);
    private final RetryPolicy<Object> atOnce = RetryPolicy.builder()
            .handle(CacheUnavailableException.class)
            .withMaxRetries(-1)
            .withDelay(Duration.ofMillis(1))
            .build();
    private final MaterializerLoop loop =
            MaterializerLoop.start(new Materializer(cache, pending, availability), pending, atOnce, now::get);

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void writesWhatIsOfferedOnAThreadOfItsOwn() {
        var snapshot = good("default", NOW);

        pending.offer(snapshot);

        await().untilAsserted(() -> assertThat(cache.taken()).containsExactly(snapshot));
    }

    @Test
    void triesForAsLongAsTheCacheIsAwayAndThenWritesTheNewest() {
        var newest = good("default", NOW.minusSeconds(1));
        cache.goAway();
        pending.offer(good("default", NOW.minusSeconds(2)));
        await().until(() -> cache.refusals() > 100);
        pending.offer(newest);

        cache.comeBack();

        await().untilAsserted(() -> assertThat(cache.taken()).contains(newest));
        assertThat(loop.isAlive()).isTrue();
        assertThat(availability.state()).isEqualTo(CacheAvailability.State.THERE);
    }

    @Test
    void asksAtTheStartWhetherTheCacheIsThere() {
        await().untilAsserted(() -> assertThat(availability.state()).isEqualTo(CacheAvailability.State.THERE));
    }

    @Test
    void writesWhatWaitsBeforeItStops() {
        var shop = good("shop", NOW);
        var lab = good("lab", NOW);
        cache.goAway();
        pending.offer(shop);
        pending.offer(lab);
        cache.comeBack();

        loop.close();

        assertThat(cache.taken()).containsExactlyInAnyOrder(shop, lab);
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    @Timeout(10)
    void stopsInTimeThoughTheCacheIsAway() {
        cache.goAway();
        pending.offer(good("default", NOW));

        loop.close();

        await().until(() -> !loop.isAlive());
        assertThat(cache.taken()).isEmpty();
    }

    @Test
    void isNotAliveOnceATurnTakesTooLong() {
        cache.hang();
        pending.offer(good("default", NOW));
        await().until(cache::isHanging);

        now.set(NOW.plusSeconds(31));

        assertThat(loop.isAlive()).isFalse();
        cache.comeBack();
    }
}
