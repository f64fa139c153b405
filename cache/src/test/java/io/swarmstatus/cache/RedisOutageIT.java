package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see of a Redis that is away, hangs or was restarted: an exception in time, an answer once it is back. */
@Timeout(60)
final class RedisOutageIT {

    private static final RedisTimeouts SHORT = new RedisTimeouts(Duration.ofMillis(150), Duration.ofMillis(150));

    /** A few timeouts of {@link #SHORT}, and some for a busy machine. */
    private static final Duration IN_TIME = Duration.ofSeconds(5);

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void failsAtTheFirstCallAndNotBeforeWhereRedisIsAwayAtTheStart() {
        var nobody = URI.create("redis://user:secret@127.0.0.1:1");

        var cache = REDIS.cache(nobody, CacheTtls.DEFAULT, SHORT);

        assertThatThrownBy(() -> cache.read("default"))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining("redis://user:***@127.0.0.1:1/0")
                .hasMessageContaining("Connection refused")
                .hasMessageNotContaining("secret")
                .hasCauseInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> cache.write(good(now))).isInstanceOf(CacheUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "rediss"})
    void failsInTimeWhereAServerAcceptsAndNeverAnswers(String scheme) {
        try (var silent = SilentServer.open()) {
            var cache = REDIS.cache(silent.url(scheme), CacheTtls.DEFAULT, SHORT);

            assertFailsInTime(() -> cache.read("default"));
            assertFailsInTime(() -> cache.write(good(now)));
        }
    }

    @Test
    void failsInTimeWhileRedisIsFrozenAndWorksOnceItIsThawed() {
        var cache = REDIS.cache(REDIS.url(), CacheTtls.DEFAULT, SHORT);
        cache.write(good(now.minusSeconds(1)));

        REDIS.whileFrozen(() -> {
            assertFailsInTime(() -> cache.read("default"));
            assertFailsInTime(() -> cache.write(good(now)));
        });

        assertThat(cache.read("default").primary().exists()).isTrue();
    }

    @Test
    void failsInTimeForMoreCallersThanThereAreConnections() {
        var cache = REDIS.cache(REDIS.url(), CacheTtls.DEFAULT, SHORT);

        REDIS.whileFrozen(() -> {
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(readAtOnce(100, cache, callers))
                        .allSatisfy(read -> assertThat(read)
                                .failsWithin(IN_TIME)
                                .withThrowableThat()
                                .withCauseInstanceOf(CacheUnavailableException.class));
            }
        });
    }

    @Test
    void worksAgainAfterARestartOnceOneCallHasFailed() {
        var cache = REDIS.cache();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(readAtOnce(8, cache, callers))
                    .allSatisfy(read -> assertThat(read).succeedsWithin(IN_TIME));
        }
        REDIS.stop();
        REDIS.start();

        assertThatThrownBy(() -> cache.read("default")).isInstanceOf(CacheUnavailableException.class);

        assertThat(cache.write(good(now))).isEqualTo(WriteOutcome.CACHED);
        assertThat(cache.read("default").primary().exists()).isTrue();
    }

    /** As behind a name that leads to the old master still. */
    @Test
    void readsOnFromAReplicaAndMakesANewConnectionWhereAWriteFoundOne() {
        var cache = REDIS.cache();
        cache.write(good(now.minusSeconds(1)));
        var connections = REDIS.ask("CLIENT", "LIST");
        REDIS.ask("REPLICAOF", "127.0.0.1", "1");
        try {
            assertThat(cache.read("default").primary().exists()).isTrue();
            assertThatThrownBy(() -> cache.write(good(now)))
                    .isInstanceOf(CacheUnavailableException.class)
                    .hasMessageContaining("READONLY");
        } finally {
            REDIS.ask("REPLICAOF", "NO", "ONE");
        }

        assertThat(cache.write(good(now))).isEqualTo(WriteOutcome.CACHED);
        assertThat(idsOf("swarm-status", REDIS.ask("CLIENT", "LIST")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(idsOf("swarm-status", connections));
    }

    @Test
    void failsOnceItIsClosed() {
        var cache = REDIS.cache();
        cache.read("default");

        cache.close();

        assertThatThrownBy(() -> cache.read("default")).isInstanceOf(CacheUnavailableException.class);
    }

    private static List<String> idsOf(String client, String list) {
        return list.lines()
                .filter(line -> line.contains("name=" + client + " "))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private static List<CompletableFuture<CachedSwarm>> readAtOnce(int times, SwarmCache cache, Executor callers) {
        return IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> cache.read("default"), callers))
                .toList();
    }

    private static void assertFailsInTime(ThrowingCallable call) {
        var start = System.nanoTime();
        assertThatThrownBy(call).isInstanceOf(CacheUnavailableException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
    }
}
