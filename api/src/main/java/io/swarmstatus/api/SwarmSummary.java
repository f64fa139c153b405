package io.swarmstatus.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One swarm among all. Of what its snapshot tells, the most that is asked of many swarms at once; null where it has none.
 *
 * @param source as {@code cache_info.source}
 * @param error of the failure that is all there is, or that nothing is known
 * @param ageSeconds since collection
 */
record SwarmSummary(
        String name,
        String source,
        @Nullable String condition,
        @Nullable String error,
        @Nullable Instant collectedAt,
        @Nullable Double ageSeconds,
        @Nullable Integer totalNodes,
        @Nullable Integer totalManagers,
        @Nullable Integer spareManagers,
        @Nullable Integer runningTasks,
        long consecutiveFailures,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant silentSince,
        boolean clusterConflict) {

    static SwarmSummary of(ServedSwarm swarm, Instant now) {
        var tier = swarm.answerAt(now).tier();
        var snapshot = swarm.served().snapshot(tier);
        var totals = snapshot == null ? null : snapshot.totals();
        var managers = snapshot == null || !snapshot.healthy() ? null : snapshot.managers();
        var refresh = swarm.served().refresh();
        return new SwarmSummary(
                swarm.name(),
                tier.source(),
                snapshot == null ? null : snapshot.condition(),
                snapshot == null ? UnavailableDocument.ERROR : snapshot.error(),
                snapshot == null ? null : snapshot.collectedAt(),
                snapshot == null ? null : TierReport.seconds(snapshot.ageAt(now)),
                totals == null ? null : totals.nodes(),
                totals == null ? null : totals.managers(),
                managers == null ? null : managers.spare(),
                totals == null ? null : totals.runningTasks(),
                refresh.consecutiveFailures(),
                refresh.lastSuccessAt(),
                refresh.silentSince(),
                refresh.conflict() != null);
    }
}
