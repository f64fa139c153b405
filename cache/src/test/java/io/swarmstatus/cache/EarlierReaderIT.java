package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.cache.EarlierReader.Status;
import io.swarmstatus.contract.Condition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

/** What a client of the earlier system makes of the keys that are written now. */
final class EarlierReaderIT {

    private static final Status FROM_PRIMARY = new Status("cached", "docker_swarm_status", true, 1, "");
    private static final Status FROM_BACKUP = new Status("backup_cache", "docker_swarm_status_backup", true, 1, "");
    private static final Status FROM_NOTHING = new Status(
            "cache_unavailable",
            "docker_swarm_status",
            false,
            0,
            "Docker Swarm status unavailable - cache not accessible");

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private RedisClient client = RedisClient.create(REDIS.url());
    private EarlierReader reader = new EarlierReader(client);

    @BeforeEach
    void connect() {
        client = RedisClient.create(REDIS.url());
        reader = new EarlierReader(client);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void servesThePrimaryWithItsTimeAndAge() {
        REDIS.cache().write(good(now.minusSeconds(33)));

        var primary = reader.primary(now);
        var backup = reader.backup(now);

        assertThat(reader.status()).isEqualTo(FROM_PRIMARY);
        assertThat(primary.ttlSeconds()).isBetween(264L, 267L);
        assertThat(primary.ageSeconds().orElseThrow()).isEqualTo(33.0);
        assertThat(primary.spentSeconds().orElseThrow()).isBetween(33.0, 36.0);
        assertThat(backup.ttlSeconds()).isBetween(1764L, 1767L);
        assertThat(backup.ageSeconds()).isEqualTo(primary.ageSeconds());
        assertThat(backup.spentSeconds().orElseThrow()).isBetween(33.0, 36.0);
    }

    @Test
    void servesTheBackupOnceThePrimarysTimeIsOver() {
        REDIS.cache().write(good(now.minusSeconds(600)));

        var primary = reader.primary(now);
        var backup = reader.backup(now);

        assertThat(reader.status()).isEqualTo(FROM_BACKUP);
        assertThat(primary.exists()).isFalse();
        assertThat(primary.ttlSeconds()).isEqualTo(-2);
        assertThat(primary.ageSeconds()).isEmpty();
        assertThat(backup.ttlSeconds()).isBetween(1197L, 1200L);
        assertThat(backup.ageSeconds().orElseThrow()).isEqualTo(600.0);
    }

    @Test
    void servesNothingOnceTheTimeOfBothIsOver() {
        REDIS.cache().write(good(now.minusSeconds(1800)));

        assertThat(reader.status()).isEqualTo(FROM_NOTHING);
        assertThat(reader.primary(now).ttlSeconds()).isEqualTo(-2);
        assertThat(reader.backup(now).ttlSeconds()).isEqualTo(-2);
    }

    @Test
    void servesTheDataThoughTheRefreshesFail() {
        REDIS.cache().write(good(now.minusSeconds(20)));
        REDIS.cache().write(failed(now.minusSeconds(10)));

        assertThat(reader.status()).isEqualTo(FROM_PRIMARY);
        assertThat(reader.primary(now).ageSeconds().orElseThrow()).isEqualTo(20.0);
    }

    @Test
    void showsNoDataButTheErrorWhereThereIsNothingElse() {
        REDIS.cache().write(failed(now, Condition.DOCKER_UNREACHABLE, "connection refused"));

        assertThat(reader.status())
                .isEqualTo(new Status("cached", "docker_swarm_status", false, 0, "Docker unavailable"));
        assertThat(reader.backup(now).ttlSeconds()).isEqualTo(-2);
    }

    @Test
    void tellsAKeyWithoutAnExpiryByMinusOneAndItsAgeByTheCollection() {
        REDIS.cache().write(good(now.minusSeconds(50)));
        REDIS.ask("PERSIST", "docker_swarm_status");

        var primary = reader.primary(now);

        assertThat(primary.ttlSeconds()).isEqualTo(-1);
        assertThat(primary.ageSeconds().orElseThrow()).isEqualTo(50.0);
        assertThat(primary.spentSeconds()).isEmpty();
    }

    @Test
    void servesTheBackupWhereAPersonDeletedThePrimary() {
        REDIS.cache().write(good(now));
        REDIS.ask("DEL", "docker_swarm_status");

        assertThat(reader.status()).isEqualTo(FROM_BACKUP);
    }
}
