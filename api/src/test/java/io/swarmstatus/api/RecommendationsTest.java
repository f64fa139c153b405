package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.api.CacheCondition.TierCondition;
import io.swarmstatus.api.StoredSnapshot.Managers;
import io.swarmstatus.cache.ClusterConflict;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecommendationsTest {

    private static final TierCondition PRIMARY = new TierCondition("docker_swarm_status", true, true, true, false);
    private static final TierCondition BACKUP =
            new TierCondition("docker_swarm_status_backup", true, true, true, false);
    private static final Managers THREE = new Managers(3, 3, 2, 1);
    private static final ClusterConflict CONFLICT = new ClusterConflict("one-id", "other-id", START, START);
    private static final Duration QUICK = Duration.ofMillis(42);

    @Test
    void areNoneWhereNothingIsWrong() {
        var condition = condition(true, PRIMARY, BACKUP);

        assertThat(Recommendations.of(condition)).containsExactly("Cache is healthy and operating normally");
    }

    @Test
    void nameARedisThatDoesNotAnswer() {
        var condition = condition(false, PRIMARY, BACKUP);

        assertThat(Recommendations.of(condition))
                .singleElement()
                .asString()
                .contains("Redis does not answer", "redis.url");
    }

    @Test
    void sayThatThereIsNoDataAtAll() {
        var condition = condition(true, gone(PRIMARY), gone(BACKUP));

        assertThat(Recommendations.of(condition))
                .singleElement()
                .asString()
                .contains("no data", "producer", "cache-sink");
    }

    @Test
    void countAFailureAsNoData() {
        var failure = new TierCondition(PRIMARY.key(), true, false, true, false);

        var recommendations = Recommendations.of(condition(true, failure, gone(BACKUP)));

        assertThat(recommendations).singleElement().asString().contains("no data");
    }

    @Test
    void sayThatTheBackupIsInUse() {
        var condition = condition(true, gone(PRIMARY), BACKUP);

        assertThat(Recommendations.of(condition))
                .singleElement()
                .asString()
                .contains("primary data is gone", "producer");
    }

    @Test
    void nameEachTierThatIsStale() {
        var stalePrimary = new TierCondition(PRIMARY.key(), true, true, true, true);
        var staleBackup = new TierCondition(BACKUP.key(), true, true, true, true);

        assertThat(Recommendations.of(condition(true, stalePrimary, staleBackup)))
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("older than its time to live", "cache-sink"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("docker_swarm_status is"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("docker_swarm_status_backup is"));
    }

    @Test
    void nameEachTierThatNeverExpires() {
        var primary = new TierCondition(PRIMARY.key(), true, true, false, false);
        var backup = new TierCondition(BACKUP.key(), true, true, false, false);

        assertThat(Recommendations.of(condition(true, primary, backup)))
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence).contains("never expires", "delete the key"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("docker_swarm_status never"))
                .anySatisfy(sentence -> assertThat(sentence).startsWith("docker_swarm_status_backup never"));
    }

    @Test
    void tellTheLastErrorAfterThreeFailuresInARow() {
        var two = condition(failures(2));
        var three = condition(failures(3));

        assertThat(Recommendations.of(two)).containsExactly(Recommendations.NOTHING_TO_DO);
        assertThat(Recommendations.of(three))
                .singleElement()
                .asString()
                .contains("3 refreshes failed in a row", "Docker unavailable");
    }

    @Test
    void nameARefreshThatIsSlow() {
        var slow = new CacheCondition(
                "east", true, PRIMARY, BACKUP, RefreshStatus.NONE, Duration.ofMillis(12_340), 0, THREE);
        var justInTime =
                new CacheCondition("east", true, PRIMARY, BACKUP, RefreshStatus.NONE, Duration.ofSeconds(10), 0, THREE);

        assertThat(Recommendations.of(slow)).singleElement().asString().contains("takes 12.3 s", "load");
        assertThat(Recommendations.of(justInTime)).containsExactly(Recommendations.NOTHING_TO_DO);
    }

    @Test
    void nameALargeShareOfTheBackup() {
        var large = new CacheCondition("east", true, PRIMARY, BACKUP, RefreshStatus.NONE, QUICK, 50.01, THREE);
        var half = new CacheCondition("east", true, PRIMARY, BACKUP, RefreshStatus.NONE, QUICK, 50, THREE);

        assertThat(Recommendations.of(large)).singleElement().asString().contains("50.01 %", "cache.primary-ttl");
        assertThat(Recommendations.of(half)).containsExactly(Recommendations.NOTHING_TO_DO);
    }

    @Test
    void nameASwarmWithoutASpareManager() {
        var spareless = condition(new Managers(3, 2, 2, 0));

        assertThat(Recommendations.of(spareless))
                .singleElement()
                .asString()
                .contains("2 of 3", "2 are needed", "add managers");
    }

    @Test
    void sayNothingOfManagersThatAreNotKnown() {
        var unknown = condition((Managers) null);

        assertThat(Recommendations.of(unknown)).containsExactly(Recommendations.NOTHING_TO_DO);
    }

    @Test
    void sayThatNobodyPublishes() {
        var silent = new RefreshStatus(START, 1, "ok", START, null, null, 0, 9, 0, START, null);

        assertThat(Recommendations.of(condition(silent)))
                .singleElement()
                .asString()
                .contains("Nobody publishes since 2026-01-15T10:30:00.123Z", "producer", "swarm east", "Kafka");
    }

    @Test
    void nameTwoClustersThatPublishUnderOneName() {
        var mixed = new RefreshStatus(START, 1, "ok", START, null, null, 0, 9, 0, null, CONFLICT);

        assertThat(Recommendations.of(condition(mixed)))
                .singleElement()
                .asString()
                .contains("under the name east", "one-id and other-id", "swarm.name");
    }

    @Test
    void nameAllThatIsWrong() {
        var condition = new CacheCondition(
                "east",
                false,
                gone(PRIMARY),
                gone(BACKUP),
                new RefreshStatus(START, 1, "timed_out", null, "timed out", START, 9, 9, 9, START, CONFLICT),
                Duration.ofMinutes(1),
                99,
                new Managers(1, 1, 1, 0));

        assertThat(Recommendations.of(condition)).hasSize(8).doesNotContain(Recommendations.NOTHING_TO_DO);
    }

    private static CacheCondition condition(boolean answers, TierCondition primary, TierCondition backup) {
        return new CacheCondition("east", answers, primary, backup, RefreshStatus.NONE, QUICK, 0, THREE);
    }

    private static CacheCondition condition(RefreshStatus refresh) {
        return new CacheCondition("east", true, PRIMARY, BACKUP, refresh, QUICK, 0, THREE);
    }

    private static RefreshStatus failures(int count) {
        return new RefreshStatus(
                START, 1, "docker_unreachable", null, "Docker unavailable", START, count, 9, count, null, null);
    }

    private static CacheCondition condition(@Nullable Managers managers) {
        return new CacheCondition("east", true, PRIMARY, BACKUP, RefreshStatus.NONE, QUICK, 0, managers);
    }

    private static TierCondition gone(TierCondition tier) {
        return new TierCondition(tier.key(), false, false, false, false);
    }
}
