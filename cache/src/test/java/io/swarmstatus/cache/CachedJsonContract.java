package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The members that clients of the earlier system look for in the cached JSON. */
interface CachedJsonContract extends CacheUnderTest {

    String SET_PRIMARY = "{\"operation\":\"set\",\"key\":\"docker_swarm_status\",\"ttl_seconds\":300}";
    String SET_BACKUP = "{\"operation\":\"set\",\"key\":\"docker_swarm_status_backup\",\"ttl_seconds\":1800}";

    @Test
    default void hasTheSnapshotFirstAndTheCachesOwnLast() throws JsonProcessingException {
        cache().write(good(now()));

        var members = json(cached().primary()).fieldNames();

        assertThat(members)
                .toIterable()
                .startsWith("schema_version", "swarm")
                .endsWith("performance_metrics", "cache_info");
    }

    @Test
    default void tellsInThePrimaryHowItWasCached() throws JsonProcessingException {
        cache().write(good(now()));

        var info = json(cached().primary()).path("cache_info");

        assertThat(info.fieldNames())
                .toIterable()
                .containsExactly("cached_at", "cache_ttl", "cache_key", "source", "backup_cached", "cache_operations");
        assertThat(Instant.parse(info.path("cached_at").asText())).isCloseTo(now(), within(5, ChronoUnit.SECONDS));
        assertThat(info.path("cache_ttl").intValue()).isEqualTo(300);
        assertThat(info.path("cache_key").textValue()).isEqualTo("docker_swarm_status");
        assertThat(info.path("source").textValue()).isEqualTo("cached");
        assertThat(info.path("backup_cached").booleanValue()).isTrue();
        assertThat(info.path("cache_operations")).hasToString("[" + SET_PRIMARY + "," + SET_BACKUP + "]");
    }

    @Test
    default void tellsInTheBackupHowItWasCached() throws JsonProcessingException {
        cache().write(good(now()));

        var info = json(cached().backup()).path("cache_info");

        assertThat(info.path("cache_ttl").intValue()).isEqualTo(1800);
        assertThat(info.path("cache_key").textValue()).isEqualTo("docker_swarm_status_backup");
        assertThat(info.path("source").textValue()).isEqualTo("backup_cache");
        assertThat(info.path("backup_cached").booleanValue()).isTrue();
        assertThat(info.path("cache_operations")).hasToString("[" + SET_PRIMARY + "," + SET_BACKUP + "]");
    }

    @Test
    default void namesTheKeysOfTheSwarm() throws JsonProcessingException {
        cache().write(good("east", now(), 1));

        var cached = cache().read("east");

        assertThat(json(cached.primary()).at("/cache_info/cache_key").textValue())
                .isEqualTo("docker_swarm_status:{east}");
        assertThat(json(cached.backup()).at("/cache_info/cache_key").textValue())
                .isEqualTo("docker_swarm_status_backup:{east}");
    }

    @Test
    default void addsTheCachesOwnToThePerformanceMetrics() throws JsonProcessingException {
        cache().write(good(now()));

        var metrics = json(cached().primary()).path("performance_metrics");

        assertThat(metrics.path("refresh_duration_seconds").doubleValue()).isEqualTo(0.042);
        assertThat(metrics.path("calls")).hasSize(1);
        assertThat(metrics.path("cache_operations_count").intValue()).isEqualTo(2);
        assertThat(metrics.path("cache_operations")).hasToString("[" + SET_PRIMARY + "," + SET_BACKUP + "]");
        assertThat(metrics.path("backup_cache_available").booleanValue()).isTrue();
    }

    @Test
    default void tellsOfTheBackupAloneWhereThePrimarysTimeIsPast() throws JsonProcessingException {
        cache().write(good(now().minus(Duration.ofMinutes(10))));

        var backup = json(cached().backup());

        assertThat(backup.at("/cache_info/cache_operations")).hasToString("[" + SET_BACKUP + "]");
        assertThat(backup.at("/performance_metrics/cache_operations_count").intValue())
                .isEqualTo(1);
    }

    @Test
    default void tellsThatAFailureHasNoBackup() throws JsonProcessingException {
        cache().write(failed(now()));

        var primary = json(cached().primary());

        assertThat(primary.path("error").textValue()).isEqualTo("Docker did not answer in time");
        assertThat(primary.at("/cache_info/backup_cached").booleanValue()).isFalse();
        assertThat(primary.at("/cache_info/cache_operations")).hasToString("[" + SET_PRIMARY + "]");
        assertThat(primary.at("/performance_metrics/backup_cache_available").booleanValue())
                .isFalse();
    }

    private static JsonNode json(Tier tier) throws JsonProcessingException {
        return new ObjectMapper().readTree(Objects.requireNonNull(tier.json()));
    }
}
