package io.swarmstatus.api;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RefreshStatus;
import io.swarmstatus.cache.Tier;
import java.time.Duration;
import java.time.Instant;

/** What a cache may hold, in short. */
final class Contents {

    /** A swarm whose only refresh failed. */
    static final RefreshStatus FAILED =
            new RefreshStatus(Snapshots.START, 0, "timed_out", null, "timed out", Snapshots.START, 1, 1, 1, null, null);

    /** A swarm whose only refresh went well. */
    static final RefreshStatus SUCCEEDED =
            new RefreshStatus(Snapshots.START, 1, "ok", Snapshots.START, null, null, 0, 1, 0, null, null);

    /** All that a cache knows which was emptied, and then told that nobody publishes. */
    static final RefreshStatus SILENT =
            new RefreshStatus(null, 0, null, null, null, null, 0, 0, 0, Snapshots.START, null);

    private Contents() {}

    static Tier good(Instant collectedAt, Duration timeToLive) {
        return tier(collectedAt, "ok", timeToLive);
    }

    static Tier failed(Instant collectedAt, Duration timeToLive) {
        return tier(collectedAt, "timed_out", timeToLive);
    }

    /** A good snapshot in both tiers, as the cache keeps it; a tier that is expired by now is gone. */
    static CachedSwarm cached(Instant collectedAt, Instant now) {
        var primary = good(collectedAt, CacheTtls.DEFAULT.primary());
        var backup = good(collectedAt, CacheTtls.DEFAULT.backup());
        return new CachedSwarm(left(primary, now), left(backup, now), RefreshStatus.NONE);
    }

    static CachedSwarm cached(Tier primary, Tier backup) {
        return new CachedSwarm(primary, backup, RefreshStatus.NONE);
    }

    static SwarmContent content(Tier primary, Tier backup) {
        return SwarmContent.NOTHING.with(cached(primary, backup));
    }

    private static Tier tier(Instant collectedAt, String condition, Duration timeToLive) {
        var json = "{\"collected_at\":\"%s\",\"condition\":\"%s\"}".formatted(collectedAt, condition);
        return new Tier(json, collectedAt.plus(timeToLive));
    }

    private static Tier left(Tier tier, Instant now) {
        return TierContent.isOver(tier.expiresAt(), now) ? Tier.ABSENT : tier;
    }
}
