package io.swarmstatus.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

final class RedisNewerWinsPropertiesIT extends NewerWinsProperties {

    private static final long MILLIS_OF_50_YEARS = Duration.ofDays(50 * 365).toMillis();
    private static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private RedisSwarmCache cache = connect(CacheTtls.DEFAULT);

    @BeforeContainer
    static void startRedis() {
        REDIS.start();
    }

    @AfterContainer
    static void stopRedis() {
        REDIS.stop();
    }

    @BeforeTry
    void begin() {
        REDIS.ask("FLUSHALL");
        cache = connect(CacheTtls.DEFAULT);
    }

    @AfterTry
    void end() {
        cache.close();
    }

    @Override
    SwarmCache emptyCache() {
        return cache;
    }

    @Override
    SwarmCache anotherCache() {
        return connect(CacheTtls.DEFAULT);
    }

    @Override
    Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The script computes with dates by itself: Lua knows none within Redis. */
    @Property(tries = 300)
    void tellsEveryMomentFromTheNext(@ForAll @LongRange(min = 0, max = 1_576_800_000_000L) long millisAgo) {
        var moment = now().minusMillis(millisAgo);
        var ttls = new CacheTtls(Duration.ofMillis(MILLIS_OF_50_YEARS), Duration.ofMillis(2 * MILLIS_OF_50_YEARS));
        REDIS.ask("MSET", "docker_swarm_status", "x", "docker_swarm_status_backup", "x");
        REDIS.ask("HSET", "docker_swarm_status_refresh", "last_success_at", WireInstant.format(moment));

        try (var patient = connect(ttls)) {
            assertThat(patient.write(Snapshots.good(moment))).isEqualTo(WriteOutcome.NOT_NEWER);
            assertThat(patient.write(Snapshots.good(moment.plusMillis(1)))).isEqualTo(WriteOutcome.CACHED);
        }
    }

    private static RedisSwarmCache connect(CacheTtls ttls) {
        return RedisSwarmCache.connect(REDIS.url(), ttls, RedisTimeouts.DEFAULT, InstantSource.system());
    }
}
