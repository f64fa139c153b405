package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.WriteResult.Decided;
import io.swarmstatus.cache.WriteResult.Unavailable;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What becomes of snapshots that are offered together, whatever happens to Redis meanwhile. */
@Timeout(60)
final class RedisManyWritesIT {

    private static final RedisTimeouts SHORT = new RedisTimeouts(Duration.ofMillis(150), Duration.ofMillis(150));

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void writesThemThoughRedisHasForgottenTheScript() {
        var cache = REDIS.cache();
        REDIS.ask("SCRIPT", "FLUSH");

        var results = cache.writeAll(swarms(30));

        assertThat(results).hasSize(30).containsOnly(new Decided(WriteOutcome.CACHED));
    }

    @Test
    void tellsOfEachThatRedisRefused() {
        var cache = REDIS.cache();
        cache.writeAll(swarms(2));
        REDIS.ask("CONFIG", "SET", "maxmemory", "1");

        var results = cache.writeAll(List.of(good(now), good("shop", now, 7)));

        assertThat(results)
                .hasSize(2)
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Unavailable.class,
                                unavailable -> assertThat(unavailable.reason()).hasMessageContaining("OOM")));
    }

    @Test
    void tellsOfTheFirstThatGotNoAnswerAndLeavesTheOthersOpen() {
        var cache = REDIS.cache(REDIS.url(), CacheTtls.DEFAULT, SHORT);
        cache.writeAll(swarms(2));

        REDIS.whileFrozen(() -> {
            var results = cache.writeAll(swarms(5));

            assertThat(results).singleElement().isInstanceOf(Unavailable.class);
        });
    }

    @Test
    void givesNoAnswerToWhoAsksNextAfterOneWasLate() {
        var cache = REDIS.cache(REDIS.url(), CacheTtls.DEFAULT, SHORT);
        var newest = good(now);
        cache.write(newest);
        REDIS.whileFrozen(() -> cache.writeAll(swarms(5)));

        var outcome = cache.write(newest);

        assertThat(outcome).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(Snapshots.in(cache.read("default").primary())).isEqualTo(newest);
    }

    @Test
    void tellsWhereRedisIsAway() {
        try (var silent = SilentServer.open()) {
            var cache = REDIS.cache(silent.url("redis"), CacheTtls.DEFAULT, SHORT);

            var results = cache.writeAll(swarms(3));

            assertThat(results).singleElement().isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void leavesToTheNextCallWhatIsTooMuchAtOnce() {
        var cache = REDIS.cache();
        var large = failed(now, Condition.TIMED_OUT, "x".repeat(2 << 20));

        var results = cache.writeAll(List.of(good(now.minusSeconds(1)), large, good("shop", now, 7)));

        assertThat(results)
                .containsExactly(new Decided(WriteOutcome.CACHED), new Decided(WriteOutcome.FAILURE_COUNTED));
        assertThat(cache.read("shop").primary().exists()).isFalse();
    }

    private List<Snapshot> swarms(int number) {
        return IntStream.range(0, number)
                .mapToObj(one -> good("swarm-" + one, now, 7))
                .toList();
    }
}
