package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That a write is one step, whatever happens around it. */
final class RedisScriptIT {

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void sendsTheScriptAgainWhereRedisHasForgottenIt() {
        var cache = REDIS.cache();
        cache.write(good(now.minusSeconds(1)));
        REDIS.ask("SCRIPT", "FLUSH");

        var outcome = cache.write(good(now));

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
    }

    @Test
    void changesNothingWhereRedisHasNoMemoryLeft() {
        var cache = REDIS.cache();
        cache.write(good(now.minusSeconds(2)));
        var before = REDIS.hash("docker_swarm_status_refresh");
        var primary = cache.read("default").primary().json();
        REDIS.ask("CONFIG", "SET", "maxmemory", "1");

        assertThatThrownBy(() -> cache.write(good(now)))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("OOM");
        assertThatThrownBy(() -> cache.write(failed(now)))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("OOM");

        assertThat(REDIS.hash("docker_swarm_status_refresh")).isEqualTo(before);
        assertThat(cache.read("default").primary().json()).isEqualTo(primary);
    }

    @Test
    void readsOnWhereRedisHasNoMemoryLeft() {
        var cache = REDIS.cache();
        cache.write(good(now));
        REDIS.ask("CONFIG", "SET", "maxmemory", "1");

        var cached = cache.read("default");

        assertThat(cached.primary().exists()).isTrue();
    }

    @Test
    void takesASnapshotThatFoundNoMemoryOnceThereIsSome() {
        var cache = REDIS.cache();
        REDIS.ask("CONFIG", "SET", "maxmemory", "1");
        assertThatThrownBy(() -> cache.write(good(now))).isInstanceOf(CacheUnavailableException.class);
        REDIS.ask("CONFIG", "SET", "maxmemory", "0");

        var outcome = cache.write(good(now));

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
    }

    @Test
    void letsManyWritersAgreeOnTheNewestAndNoReaderSeeHalfAWrite() {
        var caches = List.of(REDIS.cache(), REDIS.cache());
        var reader = REDIS.cache();
        var seen = new ArrayList<CachedSwarm>();

        try (var writers = Executors.newFixedThreadPool(8)) {
            var writes = IntStream.range(0, 400)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> caches.get(i % 2).write(good(now.minusMillis((i * 37) % 400))), writers))
                    .toList();
            while (!writes.stream().allMatch(CompletableFuture::isDone)) {
                seen.add(reader.read("default"));
            }
            assertThat(writes).allSatisfy(write -> assertThat(write).isCompleted());
        }

        var last = reader.read("default");
        assertThat(last.refresh().lastSuccessAt()).isEqualTo(now);
        assertThat(seen)
                .filteredOn(cached -> cached.backup().exists())
                .isNotEmpty()
                .allSatisfy(cached -> {
                    var collectedAt = "\"collected_at\":\"" + cached.refresh().lastSuccessAt() + "\"";
                    assertThat(cached.primary().json()).contains(collectedAt);
                    assertThat(cached.backup().json()).contains(collectedAt);
                });
    }
}
