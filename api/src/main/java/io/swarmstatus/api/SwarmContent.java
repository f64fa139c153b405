package io.swarmstatus.api;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the cache holds of one swarm, parsed. */
record SwarmContent(TierContent primary, TierContent backup, RefreshStatus refresh) {

    static final SwarmContent NOTHING = new SwarmContent(TierContent.ABSENT, TierContent.ABSENT, RefreshStatus.NONE);

    /** What was read after this; JSON that is still the same is not parsed again. */
    SwarmContent with(CachedSwarm read) {
        return new SwarmContent(primary.with(read.primary()), backup.with(read.backup()), read.refresh());
    }

    /** What an answer from this tier is made from; null where there is none. */
    @Nullable
    StoredSnapshot snapshot(ServedTier tier) {
        return switch (tier) {
            case PRIMARY -> primary.snapshot();
            case BACKUP -> backup.snapshot();
            case UNAVAILABLE -> null;
        };
    }

    /** As the cache told it. */
    CachedSwarm cached() {
        return new CachedSwarm(primary.tier(), backup.tier(), refresh);
    }

    /**
     * What to serve once this was served and that was read: never older data than before, unless what was served is
     * expired by now, or was deleted. A cache that does not know the refresh that was served, or a later one, was emptied
     * or is an old one, whatever it has learned since: that takes no figures back.
     */
    SwarmContent followedBy(SwarmContent read, Instant now) {
        if (read.holdsNothing() && (primary.isHeldAt(now) || backup.isHeldAt(now))) {
            return this;
        }
        var nextBackup = read.hasForgotten(backup, now) ? backup : backupAfter(read, now);
        var nextPrimary = read.hasForgotten(primary, now) ? primary : primary.orNewer(read.primary, now);
        var backupIsNewer = nextBackup.isHeldAt(now) && nextBackup.isOlder(nextPrimary);
        return new SwarmContent(backupIsNewer ? TierContent.ABSENT : nextPrimary, nextBackup, read.refresh);
    }

    /** None where the backup is gone here and the cache has one from before what is served: it was set back to an earlier state. */
    private TierContent backupAfter(SwarmContent read, Instant now) {
        var isFromBefore = primary.isHeldAt(now) && primary.isHealthy() && primary.isOlder(read.backup);
        return isFromBefore && !backup.isHeldAt(now) ? TierContent.ABSENT : backup.orNewer(read.backup, now);
    }

    /** Whether the cache does not know the swarm. */
    boolean holdsNothing() {
        return !primary.tier().exists() && !backup.tier().exists() && refresh.equals(RefreshStatus.NONE);
    }

    /** Whether figures that are served are ones that the cache has nothing as good of, nor ever heard of. */
    private boolean hasForgotten(TierContent served, Instant now) {
        var snapshot = served.snapshot();
        if (snapshot == null || !served.isHealthy() || !served.isHeldAt(now)) {
            return false;
        }
        var knows = refresh.lastSuccessAt() != null && !refresh.lastSuccessAt().isBefore(snapshot.collectedAt());
        return !knows && !primary.isHealthy() && !backup.isHealthy();
    }

    /** What of it is not expired by then. */
    SwarmContent at(Instant now) {
        return new SwarmContent(primary.at(now), backup.at(now), refresh);
    }
}
