package io.swarmstatus.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the refreshes of one swarm went, as the cache's refresh hash tells it. Fields are null where there was none yet.
 *
 * @param collectedAt of the newest snapshot, good or failed
 * @param swarmVersion of the newest good snapshot
 * @param condition of the newest snapshot, good or failed, as in JSON
 * @param lastSuccessAt {@code collected_at} of the newest good snapshot
 * @param lastError of the newest failure, in words
 * @param lastErrorAt {@code collected_at} of the newest failure
 * @param consecutiveFailures failures since the newest good snapshot
 * @param refreshes snapshots counted, good or failed
 * @param failures failures counted
 * @param silentSince {@code collected_at} of the newest snapshot, where nobody publishes any more; null where somebody does
 * @param conflict two clusters that publish under the swarm's name; null where only one does
 */
public record RefreshStatus(
        @Nullable Instant collectedAt,
        long swarmVersion,
        @Nullable String condition,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        long consecutiveFailures,
        long refreshes,
        long failures,
        @Nullable Instant silentSince,
        @Nullable ClusterConflict conflict) {

    /** No refresh was counted yet. */
    public static final RefreshStatus NONE = new RefreshStatus(null, 0, null, null, null, null, 0, 0, 0, null, null);

    RefreshStatus withSilentSince(@Nullable Instant moment) {
        return with(moment, conflict);
    }

    RefreshStatus withConflict(@Nullable ClusterConflict found) {
        return with(silentSince, found);
    }

    private RefreshStatus with(@Nullable Instant newSilentSince, @Nullable ClusterConflict newConflict) {
        return new RefreshStatus(
                collectedAt,
                swarmVersion,
                condition,
                lastSuccessAt,
                lastError,
                lastErrorAt,
                consecutiveFailures,
                refreshes,
                failures,
                newSilentSince,
                newConflict);
    }
}
