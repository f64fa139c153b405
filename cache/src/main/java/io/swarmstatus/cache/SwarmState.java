package io.swarmstatus.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a cache keeps of one swarm.
 *
 * @param primaryTellsFailure whether the primary tier holds a failure, and not data
 * @param refresh without the conflict, which follows from the clusters
 * @param refreshExpiresAt when the refresh status is forgotten; null where there is none
 */
record SwarmState(
        Tier primary,
        Tier backup,
        boolean primaryTellsFailure,
        RefreshStatus refresh,
        ClusterSightings clusters,
        @Nullable Instant refreshExpiresAt) {

    static final SwarmState NOTHING =
            new SwarmState(Tier.ABSENT, Tier.ABSENT, false, RefreshStatus.NONE, ClusterSightings.NONE, null);

    /** What is left of it by then. */
    SwarmState at(Instant now) {
        var refreshIsOver = isOver(refreshExpiresAt, now);
        return new SwarmState(
                isOver(primary.expiresAt(), now) ? Tier.ABSENT : primary,
                isOver(backup.expiresAt(), now) ? Tier.ABSENT : backup,
                primaryTellsFailure,
                refreshIsOver ? RefreshStatus.NONE : refresh,
                refreshIsOver ? ClusterSightings.NONE : clusters,
                refreshIsOver ? null : refreshExpiresAt);
    }

    /** As it is told then. */
    CachedSwarm toldAt(Instant now) {
        var left = at(now);
        var conflict = left.clusters.at(now).conflict();
        return new CachedSwarm(left.primary, left.backup, left.refresh.withConflict(conflict));
    }

    SwarmState with(Tier newPrimary, Tier newBackup, boolean newPrimaryTellsFailure) {
        return new SwarmState(newPrimary, newBackup, newPrimaryTellsFailure, refresh, clusters, refreshExpiresAt);
    }

    SwarmState with(RefreshStatus newRefresh, ClusterSightings newClusters, @Nullable Instant newRefreshExpiresAt) {
        return new SwarmState(primary, backup, primaryTellsFailure, newRefresh, newClusters, newRefreshExpiresAt);
    }

    /** Whether there is data to serve, from either tier. */
    boolean goodIsLeft() {
        return backup.exists() || (primary.exists() && !primaryTellsFailure);
    }

    private static boolean isOver(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
