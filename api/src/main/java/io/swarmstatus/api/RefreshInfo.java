package io.swarmstatus.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmstatus.cache.ClusterConflict;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every answer tells of the swarm's refreshes, as {@code cache_info.refresh}. */
record RefreshInfo(
        long consecutiveFailures,
        @Nullable String lastError,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant silentSince,
        @Nullable ClusterConflict clusterConflict) {

    static RefreshInfo of(RefreshStatus refresh) {
        return new RefreshInfo(
                refresh.consecutiveFailures(),
                refresh.lastError(),
                refresh.lastSuccessAt(),
                refresh.silentSince(),
                refresh.conflict());
    }

    void writeTo(ObjectNode cacheInfo) {
        var refresh = cacheInfo
                .putObject("refresh")
                .put("consecutive_failures", consecutiveFailures)
                .put("last_error", lastError)
                .put("last_success_at", text(lastSuccessAt))
                .put("silent_since", text(silentSince));
        if (clusterConflict == null) {
            refresh.putNull("cluster_conflict");
        } else {
            refresh.putObject("cluster_conflict")
                    .put("cluster_id", clusterConflict.clusterId())
                    .put("other_cluster_id", clusterConflict.otherClusterId())
                    .put("since", text(clusterConflict.since()))
                    .put("last_seen", text(clusterConflict.lastSeen()));
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
