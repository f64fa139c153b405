package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.contract.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands in Redis, as a client of the earlier system or a person with redis-cli finds it. */
final class RedisKeysIT {

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void holdsJsonUnderTheKeysOfTheEarlierSystem() throws JsonProcessingException {
        REDIS.cache().write(good(now));

        var primary = new ObjectMapper().readTree(REDIS.ask("GET", "docker_swarm_status"));
        var backup = new ObjectMapper().readTree(REDIS.ask("GET", "docker_swarm_status_backup"));

        assertThat(primary.path("total_nodes").intValue()).isEqualTo(1);
        assertThat(primary.path("error").isNull()).isTrue();
        assertThat(primary.at("/cache_info/source").textValue()).isEqualTo("cached");
        assertThat(backup.path("total_nodes").intValue()).isEqualTo(1);
        assertThat(backup.at("/cache_info/source").textValue()).isEqualTo("backup_cache");
    }

    @Test
    void expiresTheKeysAtAFixedTimeAfterTheCollection() {
        REDIS.cache().write(good(now.minusSeconds(100)));

        assertThat(secondsLeft("docker_swarm_status")).isBetween(197L, 200L);
        assertThat(secondsLeft("docker_swarm_status_backup")).isBetween(1697L, 1700L);
    }

    @Test
    void hasNoPrimaryKeyOnceItsTimeIsOver() {
        REDIS.cache().write(good(now.minusSeconds(400)));

        assertThat(secondsLeft("docker_swarm_status")).isEqualTo(-2);
        assertThat(secondsLeft("docker_swarm_status_backup")).isPositive();
    }

    @Test
    void keepsTheRefreshHashForSevenDays() {
        REDIS.cache().write(good(now));

        assertThat(secondsLeft("docker_swarm_status_refresh")).isBetween(604_797L, 604_800L);
    }

    @Test
    void tellsTheRefreshStatusInFieldsThatPeopleCanRead() {
        var collectedAt = now.minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        REDIS.cache().write(failed(collectedAt, Condition.NO_QUORUM, "rpc error"));
        REDIS.cache().write(good("default", collectedAt.plusMillis(20), 1234));

        var fields = REDIS.hash("docker_swarm_status_refresh");

        var seconds = collectedAt.toString().substring(0, 19);
        var ends = collectedAt.plusSeconds(1800).toString().substring(0, 19);
        assertThat(fields)
                .isEqualTo(Map.of(
                        "cluster:cluster",
                        seconds + ".020Z " + seconds + ".020Z " + ends + ".020Z",
                        "collected_at",
                        seconds + ".020Z",
                        "swarm_version",
                        "1234",
                        "condition",
                        "ok",
                        "last_success_at",
                        seconds + ".020Z",
                        "last_error",
                        Condition.NO_QUORUM.words() + ": rpc error",
                        "last_error_at",
                        seconds + ".000Z",
                        "consecutive_failures",
                        "0",
                        "refreshes",
                        "2",
                        "failures",
                        "1"));
    }

    @Test
    void keepsTheKeysOfAnotherSwarmTogetherByItsNameInBraces() {
        REDIS.cache().write(good("east", now, 1));

        assertThat(REDIS.ask("DBSIZE")).isEqualTo("4");
        assertThat(secondsLeft("docker_swarm_status:{east}")).isPositive();
        assertThat(secondsLeft("docker_swarm_status_backup:{east}")).isPositive();
        assertThat(secondsLeft("docker_swarm_status_refresh:{east}")).isPositive();
        assertThat(REDIS.ask("ZSCORE", "docker_swarm_status_swarms", "east")).isNotEqualTo("null");
    }

    @Test
    void tellsOfAKeyThatNeverExpires() {
        REDIS.cache().write(good(now));
        REDIS.ask("PERSIST", "docker_swarm_status");

        var cached = REDIS.cache().read("default");

        assertThat(cached.primary().exists()).isTrue();
        assertThat(cached.primary().expiresAt()).isNull();
        assertThat(cached.backup().expiresAt()).isNotNull();
    }

    private static long secondsLeft(String key) {
        return Long.parseLong(REDIS.ask("TTL", key));
    }
}
