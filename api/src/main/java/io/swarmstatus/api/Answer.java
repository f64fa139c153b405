package io.swarmstatus.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer prepared for one state of the cache.
 *
 * @param collectedAt when its data was collected; null without data
 * @param expiresAt when it may be given no longer; null if at any time
 * @param dataEndsAt when the last tier expires, and with it all data; null if never
 */
record Answer(
        ServedTier tier,
        Body body,
        @Nullable Instant collectedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant dataEndsAt) {

    boolean isOverAt(Instant now) {
        return TierContent.isOver(expiresAt, now);
    }
}
