package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import redis.clients.jedis.RedisClient;

/**
 * That the scripts in a real Redis and the cache in memory do the same, whatever arrives in whatever order while the clock
 * goes on, is set forward and is set back.
 */
final class RedisTwinIT {

    private static final Instant START = Instant.parse("2026-01-15T12:00:00.123Z");
    private static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    @BeforeContainer
    static void startRedis() {
        REDIS.start();
    }

    @AfterContainer
    static void stopRedis() {
        REDIS.stop();
    }

    @Property(tries = 300)
    void tellsTheSameAsItsTwinAfterEachStep(@ForAll("steps") List<Step> steps) {
        REDIS.ask("FLUSHALL");
        var clock = new SettableClock(START);
        var twin = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
        try (var client = RedisClient.create(REDIS.url())) {
            var redis = new RedisWithClock(client, CacheTtls.DEFAULT, clock);
            var seen = Instant.EPOCH;
            for (var step : steps) {
                clock.pass(step.time());
                redis.tick();

                assertThat(step.on(redis, clock.instant())).isEqualTo(step.on(twin, clock.instant()));

                assertThat(told(redis.read("default"))).isEqualTo(told(twin.read("default")));
                assertThat(redis.changedAfter(seen)).isEqualTo(twin.changedAfter(seen));
                assertThat(redis.changedAfter(Instant.EPOCH)).isEqualTo(twin.swarms());
                seen = twin.changedAfter(seen).values().stream()
                        .max(Instant::compareTo)
                        .orElse(seen);
            }
        }
    }

    /** What a reader sees; when it expires the Redis of this test tells no reader. */
    private static List<Object> told(CachedSwarm cached) {
        return List.of(
                String.valueOf(cached.primary().json()),
                String.valueOf(cached.backup().json()),
                cached.refresh());
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var moments = Arbitraries.integers().between(0, 10 * 60 * 1000);
        var goesOn = Arbitraries.longs().between(0, 200_000);
        var isSet = Arbitraries.longs()
                .between(
                        -Duration.ofMinutes(40).toMillis(),
                        Duration.ofMinutes(40).toMillis());
        var jumps = Arbitraries.longs()
                .between(-Duration.ofDays(8).toMillis(), Duration.ofDays(8).toMillis());
        var time = Arbitraries.frequencyOf(Tuple.of(8, goesOn), Tuple.of(2, isSet), Tuple.of(1, jumps));
        var age = Arbitraries.frequencyOf(
                Tuple.of(6, moments),
                Tuple.of(1, Arbitraries.integers().between(-400_000, 0)),
                Tuple.of(1, Arbitraries.integers().between(0, 2_000_000)),
                Tuple.of(2, Arbitraries.of(0, 1, 1000)));
        var kind = Arbitraries.frequency(
                Tuple.of(5, Kind.GOOD),
                Tuple.of(3, Kind.FAILED),
                Tuple.of(2, Kind.SILENCE),
                Tuple.of(1, Kind.DELETION));
        var cluster = Arbitraries.of("a", "b", "c", "");
        return Combinators.combine(kind, time, age, cluster, Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    enum Kind {
        GOOD,
        FAILED,
        SILENCE,
        DELETION
    }

    /**
     * Time goes on by so many milliseconds, then something is offered that is so many old; where it is a replay, as seen from
     * the start and not from now.
     */
    record Step(Kind kind, long millis, int age, String cluster, boolean isReplay) {

        Duration time() {
            return Duration.ofMillis(millis);
        }

        Object on(RedisWithClock redis, Instant now) {
            return switch (kind) {
                case GOOD, FAILED -> redis.write(snapshot(now));
                case SILENCE -> redis.tellSilence("default", at(now));
                case DELETION -> {
                    redis.delete("default");
                    yield kind;
                }
            };
        }

        Object on(InMemorySwarmCache twin, Instant now) {
            return switch (kind) {
                case GOOD, FAILED -> twin.write(snapshot(now));
                case SILENCE -> twin.tellSilence("default", at(now));
                case DELETION -> {
                    twin.delete("default");
                    yield kind;
                }
            };
        }

        private Instant at(Instant now) {
            return (isReplay ? START : now).minusMillis(age);
        }

        private Snapshot snapshot(Instant now) {
            return kind == Kind.GOOD
                    ? Snapshots.ofCluster(cluster, at(now))
                    : Snapshots.failed(at(now), Condition.NO_QUORUM, "step " + age);
        }
    }
}
