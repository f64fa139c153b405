package io.swarmstatus.api;

import io.swarmstatus.cache.CacheKeys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Prepares the answers of one swarm; what is the same as the last time is not encoded again. For one thread. */
final class AnswerEncoder {

    private final SnapshotDocument unavailable;
    private final TierBodies primaryBodies;
    private final TierBodies backupBodies;
    private final TierBodies unavailableBodies;

    AnswerEncoder(SnapshotDocument unavailable, CacheKeys keys) {
        this.unavailable = unavailable;
        this.primaryBodies = new TierBodies(ServedTier.PRIMARY, keys);
        this.backupBodies = new TierBodies(ServedTier.BACKUP, keys);
        this.unavailableBodies = new TierBodies(ServedTier.UNAVAILABLE, keys);
    }

    ServedStatus encode(SwarmContent content) {
        var refresh = RefreshInfo.of(content.refresh());
        var dataEndsAt = dataEndsAt(content.primary(), content.backup());
        var primary = answer(ServedTier.PRIMARY, primaryBodies, content.primary(), refresh, dataEndsAt);
        var backup = answer(ServedTier.BACKUP, backupBodies, content.backup(), refresh, dataEndsAt);
        var body = unavailableBodies.of(unavailable, refresh);
        return new ServedStatus(primary, backup, new Answer(ServedTier.UNAVAILABLE, body, null, null, null));
    }

    private static @Nullable Answer answer(
            ServedTier tier,
            TierBodies bodies,
            TierContent content,
            RefreshInfo refresh,
            @Nullable Instant dataEndsAt) {
        var snapshot = content.snapshot();
        return snapshot == null
                ? null
                : new Answer(
                        tier,
                        bodies.of(snapshot.document(), refresh),
                        snapshot.collectedAt(),
                        content.tier().expiresAt(),
                        dataEndsAt);
    }

    private static @Nullable Instant dataEndsAt(TierContent primary, TierContent backup) {
        if (primary.snapshot() == null) {
            return backup.tier().expiresAt();
        }
        if (backup.snapshot() == null) {
            return primary.tier().expiresAt();
        }
        return later(primary.tier().expiresAt(), backup.tier().expiresAt());
    }

    /** Null is never, which is later than any time. */
    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}
