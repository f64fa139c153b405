package io.swarmstatus.api;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.ClusterConflict;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told at {@code …/cache} about one swarm's cache, its use and the refreshes that fill it. */
record CacheReport(
        String cacheStatus,
        TierReport primaryCache,
        TierReport backupCache,
        Hits hits,
        Refresh refresh,
        List<String> recommendations) {

    /**
     * @param answers whether the cache answered
     * @param content what it holds, or where it did not answer what is held in memory
     */
    static CacheReport of(boolean answers, String swarm, SwarmContent content, Hits hits, Instant now) {
        var keys = CacheKeys.of(swarm);
        var condition = CacheCondition.of(answers, swarm, content, hits, now);
        return new CacheReport(
                answers ? "available" : "unavailable",
                TierReport.of(keys.primary(), content.primary(), now),
                TierReport.of(keys.backup(), content.backup(), now),
                hits,
                Refresh.of(content.refresh(), condition.refreshDuration()),
                Recommendations.of(condition));
    }

    /** @param refreshDurationSeconds of the newest snapshot; null where there is none */
    record Refresh(
            long consecutiveFailures,
            @Nullable Instant lastSuccessAt,
            @Nullable String lastError,
            @Nullable Double refreshDurationSeconds,
            @Nullable Instant silentSince,
            @Nullable ClusterConflict clusterConflict) {

        private static final double NANOS_PER_SECOND = 1e9;

        static Refresh of(RefreshStatus status, @Nullable Duration duration) {
            var seconds = duration == null ? null : Double.valueOf(duration.toNanos() / NANOS_PER_SECOND);
            return new Refresh(
                    status.consecutiveFailures(),
                    status.lastSuccessAt(),
                    status.lastError(),
                    seconds,
                    status.silentSince(),
                    status.conflict());
        }
    }
}
