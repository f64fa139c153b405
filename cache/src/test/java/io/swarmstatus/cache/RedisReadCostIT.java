package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often a value is sent: once to each who does not know it. */
final class RedisReadCostIT {

    private static final Pattern GET_CALLS = Pattern.compile("cmdstat_get:calls=(\\d+)");

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void sendsNothingAgainWhereNothingChanged() {
        var cache = REDIS.cache();
        cache.write(good(now));
        var known = cache.read("default");
        var before = gets();

        for (int i = 0; i < 20; i++) {
            known = cache.read("default", known);
        }

        assertThat(gets()).isEqualTo(before);
        assertThat(known.primary().exists()).isTrue();
    }

    @Test
    void sendsBothValuesOfANewSnapshotOnce() {
        var cache = REDIS.cache();
        cache.write(good(now.minusMillis(1)));
        var known = cache.read("default");
        cache.write(good(now));
        var before = gets();

        var again = cache.read("default", cache.read("default", known));

        assertThat(gets()).isEqualTo(before + 2);
        assertThat(again.refresh().collectedAt()).isEqualTo(now);
    }

    @Test
    void sendsTheBackupNotAgainWhenAFailureWasCounted() {
        var cache = REDIS.cache();
        cache.write(good(now.minusSeconds(1)));
        var known = cache.read("default");
        cache.write(failed(now));
        var before = gets();

        var again = cache.read("default", cache.read("default", known));

        assertThat(gets()).isEqualTo(before + 1);
        assertThat(again.refresh().failures()).isEqualTo(1);
    }

    @Test
    void sendsNothingWhenATierIsGone() {
        var cache = REDIS.cache();
        cache.write(good(now));
        var known = cache.read("default");
        REDIS.ask("DEL", "docker_swarm_status");
        var before = gets();

        var again = cache.read("default", known);

        assertThat(gets()).isEqualTo(before);
        assertThat(again.primary()).isEqualTo(Tier.ABSENT);
        assertThat(again.backup()).isEqualTo(known.backup());
    }

    /** As many as an api holds: what it asks four times a second must cost next to nothing. */
    @Test
    void findsTheOneOfAThousandSwarmsThatHasChangedWithoutReadingTheOthers() {
        var cache = REDIS.cache();
        IntStream.range(0, 1000).forEach(i -> cache.write(good("swarm-" + i, now.minusSeconds(1), 1)));
        var known = cache.read(nothingOf(cache.swarms().keySet()));
        var seen = Collections.max(cache.swarms().values());
        cache.write(good("swarm-7", now, 2));
        var before = gets();

        var changed = cache.changedAfter(seen);
        var read = cache.read(known);

        assertThat(changed).containsOnlyKeys("swarm-7");
        assertThat(gets()).isEqualTo(before + 2);
        assertThat(read).hasSize(1000);
        assertThat(read)
                .extractingByKey("swarm-7")
                .extracting(swarm -> swarm.refresh().swarmVersion())
                .isEqualTo(2L);
        measure("ask 1000 swarms which have changed", 100, () -> cache.changedAfter(seen));
        measure("look at 1000 swarms together", 5, () -> cache.read(read));
        measure("look at 1000 swarms one by one", 5, () -> read.forEach(cache::read));
    }

    private static Map<String, CachedSwarm> nothingOf(Set<String> swarms) {
        return swarms.stream().collect(Collectors.toMap(Function.identity(), swarm -> CachedSwarm.NOTHING));
    }

    private static void measure(String what, int times, Runnable call) {
        var start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            call.run();
        }
        System.out.printf("measured: %s: %.2f ms%n", what, (System.nanoTime() - start) / 1e6 / times);
    }

    private static long gets() {
        var statistics = GET_CALLS.matcher(REDIS.ask("INFO", "commandstats"));
        return statistics.find() ? Long.parseLong(statistics.group(1)) : 0;
    }
}
