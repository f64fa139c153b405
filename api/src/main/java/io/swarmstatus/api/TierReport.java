package io.swarmstatus.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tier in the cache report.
 *
 * @param exists whether the key is there
 * @param ttlSeconds seconds until it expires, rounded; -1 without an expiry, -2 without the key, as in Redis
 * @param dataAvailable whether it holds the swarm's figures, and not a failure or something unreadable
 * @param ageSeconds since its collection, to one decimal; null without a snapshot
 */
record TierReport(
        String key,
        boolean exists,
        long ttlSeconds,
        boolean dataAvailable,
        @Nullable Double ageSeconds) {

    private static final long NO_EXPIRY = -1;
    private static final long NO_KEY = -2;

    static TierReport of(String key, TierContent content, Instant now) {
        return new TierReport(
                key, content.tier().exists(), ttlSeconds(content, now), content.isHealthy(), ageSeconds(content, now));
    }

    private static long ttlSeconds(TierContent content, Instant now) {
        if (!content.tier().exists()) {
            return NO_KEY;
        }
        var expiresAt = content.tier().expiresAt();
        return expiresAt == null
                ? NO_EXPIRY
                : Math.max(0, Math.round(Duration.between(now, expiresAt).toMillis() / 1000.0));
    }

    private static @Nullable Double ageSeconds(TierContent content, Instant now) {
        var snapshot = content.snapshot();
        return snapshot == null ? null : seconds(snapshot.ageAt(now));
    }

    /** To one decimal. */
    static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}
