package io.swarmstatus.cache;

import static io.swarmstatus.cache.Snapshots.failed;
import static io.swarmstatus.cache.Snapshots.good;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys that somebody else wrote, changed or deleted: the earlier system, or a person. */
final class RedisForeignDataIT {

    private static final String PRIMARY = "docker_swarm_status";
    private static final String BACKUP = "docker_swarm_status_backup";
    private static final String REFRESH = "docker_swarm_status_refresh";
    private static final String EARLIER = "{\"swarm_active\": true}";

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void readsWhatTheEarlierSystemWrote() {
        REDIS.ask("SETEX", PRIMARY, "300", EARLIER);

        var cached = REDIS.cache().read("default");

        assertThat(cached.primary().json()).isEqualTo(EARLIER);
        assertThat(cached.backup()).isEqualTo(Tier.ABSENT);
        assertThat(cached.refresh()).isEqualTo(RefreshStatus.NONE);
    }

    @Test
    void readsWhatTheEarlierSystemWroteAnewInTheSameLength() {
        REDIS.ask("SETEX", PRIMARY, "200", EARLIER);
        var known = REDIS.cache().read("default");
        REDIS.ask("SETEX", PRIMARY, "300", EARLIER.replace("true", "null"));

        var cached = REDIS.cache().read("default", known);

        assertThat(cached.primary().json()).isEqualTo(EARLIER.replace("true", "null"));
    }

    @Test
    void readsWhatAPersonChangedInPlace() {
        REDIS.cache().write(good(now));
        var known = REDIS.cache().read("default");
        REDIS.ask("APPEND", BACKUP, " ");

        var cached = REDIS.cache().read("default", known);

        assertThat(cached.backup().json()).isEqualTo(known.backup().json() + " ");
        assertThat(cached.primary().json()).isEqualTo(known.primary().json());
    }

    @Test
    void keepsWhatTheEarlierSystemWroteWhenARefreshFails() {
        REDIS.ask("SETEX", PRIMARY, "300", EARLIER);

        var outcome = REDIS.cache().write(failed(now));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(REDIS.cache().read("default").primary().json()).isEqualTo(EARLIER);
    }

    @Test
    void keepsWhatTheEarlierSystemWroteOverAFailure() {
        REDIS.cache().write(failed(now.minusSeconds(1)));
        REDIS.ask("SETEX", PRIMARY, "300", EARLIER);

        var outcome = REDIS.cache().write(failed(now));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        assertThat(REDIS.cache().read("default").primary().json()).isEqualTo(EARLIER);
    }

    @Test
    void replacesWhatTheEarlierSystemWroteByAGoodSnapshot() {
        REDIS.ask("SETEX", PRIMARY, "300", EARLIER);

        var outcome = REDIS.cache().write(good(now));

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(REDIS.cache().read("default").primary().json()).contains("\"source\":\"cached\"");
    }

    @Test
    void tellsAFailureAfterSomebodyDeletedTheData() {
        REDIS.cache().write(good(now.minusSeconds(1)));
        REDIS.ask("DEL", PRIMARY, BACKUP);

        var outcome = REDIS.cache().write(failed(now));

        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_CACHED);
    }

    @Test
    void putsBackWhatWasDeletedOrEvictedWhenTheNewestSnapshotIsOfferedAgain() {
        REDIS.cache().write(good(now.minusSeconds(1)));
        REDIS.ask("DEL", PRIMARY, BACKUP);
        REDIS.cache().write(failed(now));

        var older = REDIS.cache().write(good(now.minusSeconds(2)));
        var outcome = REDIS.cache().write(good(now.minusSeconds(1)));
        var again = REDIS.cache().write(good(now.minusSeconds(1)));

        assertThat(older).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(again).isEqualTo(WriteOutcome.NOT_NEWER);
        assertThat(Snapshots.in(REDIS.cache().read("default").primary())).isEqualTo(good(now.minusSeconds(1)));
        assertThat(Snapshots.in(REDIS.cache().read("default").backup())).isEqualTo(good(now.minusSeconds(1)));
        assertThat(REDIS.cache().read("default").refresh().refreshes()).isEqualTo(2);
        assertThat(Long.parseLong(REDIS.ask("PTTL", PRIMARY))).isLessThanOrEqualTo(299_000);
    }

    @Test
    void tellsTheSilenceAgainToARedisThatWasEmptied() {
        var newest = now.minus(Duration.ofHours(1));
        REDIS.cache().tellSilence("default", newest);
        REDIS.ask("FLUSHALL");

        assertThat(REDIS.cache().tellSilence("default", newest)).isTrue();
        assertThat(REDIS.cache().read("default").refresh().silentSince()).isEqualTo(newest);
    }

    @Test
    void findsASwarmAgainWhoseNameWasLostWhenItsNewestSnapshotIsOfferedAgain() {
        REDIS.cache().write(good(now));
        REDIS.ask("DEL", CacheKeys.SWARMS);
        REDIS.ask("SET", CacheKeys.SWARMS, "x");
        var lost = REDIS.cache().swarms();

        REDIS.cache().write(good(now));

        assertThat(lost).isEmpty();
        assertThat(REDIS.cache().swarms()).containsOnlyKeys("default");
    }

    @Test
    void ignoresWhatIsNoSwarmAmongTheNames() {
        REDIS.cache().write(good(now));
        REDIS.ask("ZADD", CacheKeys.SWARMS, Long.toString(now.toEpochMilli()), "no/such name");

        assertThat(REDIS.cache().swarms()).containsOnlyKeys("default");
    }

    @Test
    void readsOnWhereSomebodySetMomentsThatAreNone() {
        REDIS.cache().write(good(now));
        REDIS.ask("ZADD", CacheKeys.SWARMS, now.toEpochMilli() + ".5", "half");
        REDIS.ask("ZADD", CacheKeys.SWARMS, "1e300", "never");
        REDIS.ask("ZADD", CacheKeys.SWARMS, "inf", "endless");

        var changes = REDIS.cache().changedAfter(now.minusSeconds(60));

        assertThat(changes).containsKeys("default", "half").doesNotContainKey("endless");
        assertThat(changes.get("half")).isEqualTo(now);
    }

    @Test
    void tellsAllMomentsAnewAfterTheNextWrite() {
        REDIS.ask("ZADD", CacheKeys.SWARMS, "inf", "endless");

        REDIS.cache().write(good(now));

        assertThat(REDIS.cache().swarms()).containsOnlyKeys("default", "endless");
    }

    @Test
    void takesJunkAmongTheClustersForNothing() {
        REDIS.cache().write(good(now.minusSeconds(1)));
        REDIS.ask("HSET", REFRESH, "cluster:other", "a b c");

        var status = REDIS.cache().read("default").refresh();
        REDIS.cache().write(good(now));

        assertThat(status.conflict()).isNull();
        assertThat(REDIS.hash(REFRESH)).doesNotContainKey("cluster:other");
    }

    @Test
    void takesAKeyOfAnotherTypeForNoData() {
        REDIS.ask("LPUSH", PRIMARY, "x");
        REDIS.ask("LPUSH", BACKUP, "x");
        REDIS.ask("SET", REFRESH, "x");

        var cached = REDIS.cache().read("default");

        assertThat(cached).isEqualTo(CachedSwarm.NOTHING);
    }

    @Test
    void replacesAKeyOfAnotherType() {
        REDIS.ask("LPUSH", PRIMARY, "x");
        REDIS.ask("LPUSH", BACKUP, "x");
        REDIS.ask("SET", REFRESH, "x");

        var failure = REDIS.cache().write(failed(now.minusSeconds(1)));
        var success = REDIS.cache().write(good(now));

        assertThat(failure).isEqualTo(WriteOutcome.FAILURE_CACHED);
        assertThat(success).isEqualTo(WriteOutcome.CACHED);
        var cached = REDIS.cache().read("default");
        assertThat(cached.primary().exists()).isTrue();
        assertThat(cached.backup().exists()).isTrue();
        assertThat(cached.refresh().refreshes()).isEqualTo(2);
    }

    @Test
    void takesJunkInTheHashForNothing() {
        REDIS.cache().write(good(now));
        for (var field : REDIS.hash(REFRESH).keySet()) {
            REDIS.ask("HSET", REFRESH, field, "nan");
        }

        var junk = REDIS.cache().read("default").refresh();
        var outcome = REDIS.cache().write(failed(now.minusSeconds(1)));

        assertThat(junk).isEqualTo(new RefreshStatus(null, 0, "nan", null, null, null, 0, 0, 0, null, null));
        assertThat(outcome).isEqualTo(WriteOutcome.FAILURE_COUNTED);
        var status = REDIS.cache().read("default").refresh();
        assertThat(status.refreshes()).isEqualTo(1);
        assertThat(status.failures()).isEqualTo(1);
        assertThat(status.consecutiveFailures()).isEqualTo(1);
        assertThat(status.collectedAt()).isEqualTo(now.minusSeconds(1));
    }

    @Test
    void isNotHeldUpByAMomentFromTheFuture() {
        REDIS.cache().write(good(now.minusSeconds(1)));
        var future = WireInstant.format(now.plus(Duration.ofMinutes(6)));
        REDIS.ask("HSET", REFRESH, "last_success_at", future);
        REDIS.ask("HSET", REFRESH, "collected_at", future);

        var outcome = REDIS.cache().write(good(now));

        assertThat(outcome).isEqualTo(WriteOutcome.CACHED);
        assertThat(REDIS.cache().read("default").refresh().collectedAt()).isEqualTo(now);
    }
}
