package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.closely;
import static io.swarmstatus.sink.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.SwarmCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A refill of very many swarms into a real Redis, and news meanwhile. The figures are printed. */
class RefillIT {

    private static final int SWARMS = 10_000;

    /** It takes a few milliseconds; the rest is for busy machines. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final PendingSnapshots pending = new PendingSnapshots();
    private EmbeddedRedis redis;
    private SwarmCache cache;

    @BeforeEach
    void connect() throws Exception {
        redis = EmbeddedRedis.running();
        cache = redis.connect();
    }

    @AfterEach
    void disconnect() throws Exception {
        cache.close();
        redis.close();
    }

    @Test
    void doesNotKeepNewsWaiting() throws Exception {
        var availability = new CacheAvailability(InstantSource.system());
        var materializer = new Materializer(cache, pending, availability);
        IntStream.range(0, SWARMS)
                .mapToObj(number -> good("swarm-" + number, now.minusSeconds(60)))
                .forEach(pending::offerAgain);
        var begin = Instant.now();

        try (var loop = MaterializerLoop.start(
                materializer, pending, Backoff.FOR_CACHE.policy().build(), InstantSource.system())) {
            closely().until(() -> pending.size() < SWARMS - 100);
            var published = Instant.now();
            pending.offer(good("news", now));
            closely().until(() -> cache.read("news").primary().exists());

            assertThat(Measured.since(published, "news amid a refill of " + SWARMS + " swarms, until it was in Redis"))
                    .isLessThan(LONGEST_WAIT);
            assertThat(pending.size()).isPositive();
            closely().until(() -> pending.size() == 0);
            Measured.since(begin, "a refill of " + SWARMS + " swarms");
            assertThat(loop.isAlive()).isTrue();
        }
    }
}
