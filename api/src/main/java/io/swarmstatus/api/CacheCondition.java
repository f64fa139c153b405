package io.swarmstatus.api;

import io.swarmstatus.api.StoredSnapshot.Managers;
import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What recommendations about one swarm's cache depend on.
 *
 * @param answers whether the cache answered
 * @param refresh how the swarm's refreshes went
 * @param refreshDuration of the newest snapshot; null where not known
 * @param backupPercent the share of answers that came from the backup tier
 * @param managers of the newest good snapshot; null where there is none
 */
record CacheCondition(
        String swarm,
        boolean answers,
        TierCondition primary,
        TierCondition backup,
        RefreshStatus refresh,
        @Nullable Duration refreshDuration,
        double backupPercent,
        @Nullable Managers managers) {

    static CacheCondition of(boolean answers, String swarm, SwarmContent content, Hits hits, Instant now) {
        var keys = CacheKeys.of(swarm);
        var newest = content.primary().snapshot() == null
                ? content.backup().snapshot()
                : content.primary().snapshot();
        return new CacheCondition(
                swarm,
                answers,
                TierCondition.of(keys.primary(), content.primary(), now),
                TierCondition.of(keys.backup(), content.backup(), now),
                content.refresh(),
                newest == null ? null : newest.refreshDuration(),
                hits.backupPercent(),
                newest == null || !newest.healthy() ? null : newest.managers());
    }

    /**
     * One tier.
     *
     * @param exists whether the key is there
     * @param hasData whether it holds the swarm's figures
     * @param expires whether it expires by itself
     * @param isStale whether it is older than the cache was to keep it
     */
    record TierCondition(String key, boolean exists, boolean hasData, boolean expires, boolean isStale) {

        static TierCondition of(String key, TierContent content, Instant now) {
            var snapshot = content.snapshot();
            return new TierCondition(
                    key,
                    content.tier().exists(),
                    content.isHealthy(),
                    content.tier().expiresAt() != null,
                    snapshot != null && snapshot.isStaleAt(now));
        }
    }
}
