package io.swarmstatus.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every answer tells of the swarm's refreshes, as {@code cache_info.refresh}. */
record RefreshInfo(
        long consecutiveFailures,
        @Nullable String lastError,
        @Nullable Instant lastSuccessAt) {

    static RefreshInfo of(RefreshStatus refresh) {
        return new RefreshInfo(refresh.consecutiveFailures(), refresh.lastError(), refresh.lastSuccessAt());
    }

    void writeTo(ObjectNode cacheInfo) {
        cacheInfo
                .putObject("refresh")
                .put("consecutive_failures", consecutiveFailures)
                .put("last_error", lastError)
                .put("last_success_at", lastSuccessAt == null ? null : lastSuccessAt.toString());
    }
}
