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
        cacheInfo.set("refresh", ApiJson.tree(this));
    }
}
