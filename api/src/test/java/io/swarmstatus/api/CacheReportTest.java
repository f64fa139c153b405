package io.swarmstatus.api;

import static io.swarmstatus.api.Contents.content;
import static io.swarmstatus.api.Contents.failed;
import static io.swarmstatus.api.Golden.assertIsGolden;
import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.InMemorySwarmCache;
import io.swarmstatus.cache.Tier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheReportTest {

    private static final Hits HITS = new Hits(980, 15, 5, START.minusSeconds(3600));
    private static final Instant NOW = START.plusMillis(33_200);

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemorySwarmCache cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);

    @Test
    void tellsAHealthyCache() throws IOException {
        cache.write(Snapshots.good(START));

        var report = CacheReport.of(true, "default", read(), HITS, NOW);

        assertIsGolden("cache-healthy.json", ApiJson.encode(Map.of("data", report)));
    }

    @Test
    void tellsACacheThatDoesNotAnswerAndHoldsNothing() throws IOException {
        var report = CacheReport.of(false, "default", SwarmContent.NOTHING, HITS, NOW);

        assertIsGolden("cache-unavailable.json", ApiJson.encode(Map.of("data", report)));
    }

    @Test
    void tellsWhatIsWrongWithTheSwarmItself() {
        cache.write(Snapshots.good(START, Duration.ofSeconds(11), "alpha"));

        var report = CacheReport.of(true, "default", read(), HITS, NOW);

        assertThat(report.refresh().refreshDurationSeconds()).isEqualTo(11.0);
        assertThat(report.recommendations())
                .satisfiesExactly(
                        slow -> assertThat(slow).contains("takes 11.0 s"),
                        spare -> assertThat(spare).contains("1 of 1"));
    }

    @Test
    void tellsThatAKeyNeverExpiresAndIsTooOld() {
        cache.write(Snapshots.good(START));
        var persisted = new Tier(read().primary().tier().json(), null);
        clock.pass(CacheTtls.DEFAULT.primary());

        var content = content(persisted, read().backup().tier());
        var report = CacheReport.of(true, "default", content, HITS, clock.instant());

        assertThat(report.primaryCache().ttlSeconds()).isEqualTo(-1);
        assertThat(report.recommendations())
                .satisfiesExactly(
                        stale -> assertThat(stale).contains("docker_swarm_status is older"),
                        forever -> assertThat(forever).contains("docker_swarm_status never expires"));
    }

    @Test
    void countsAFailureAsAKeyWithoutData() {
        var content = content(failed(START, Duration.ofMinutes(5)), Tier.ABSENT);

        var report = CacheReport.of(true, "default", content, HITS, NOW);

        assertThat(report.primaryCache()).isEqualTo(new TierReport("docker_swarm_status", true, 267, false, 33.2));
        assertThat(report.backupCache())
                .isEqualTo(new TierReport("docker_swarm_status_backup", false, -2, false, null));
    }

    private SwarmContent read() {
        return SwarmContent.NOTHING.with(cache.read("default"));
    }
}
