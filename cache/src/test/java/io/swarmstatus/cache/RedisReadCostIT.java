package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
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

    private static long gets() {
        var statistics = GET_CALLS.matcher(REDIS.ask("INFO", "commandstats"));
        return statistics.find() ? Long.parseLong(statistics.group(1)) : 0;
    }
}
