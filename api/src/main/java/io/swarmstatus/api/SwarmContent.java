package io.swarmstatus.api;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Instant;

/** What the cache holds of one swarm, parsed. */
record SwarmContent(TierContent primary, TierContent backup, RefreshStatus refresh) {

    static final SwarmContent NOTHING = new SwarmContent(TierContent.ABSENT, TierContent.ABSENT, RefreshStatus.NONE);

    /** What was read after this; JSON that is still the same is not parsed again. */
    SwarmContent with(CachedSwarm read) {
        return new SwarmContent(primary.with(read.primary()), backup.with(read.backup()), read.refresh());
    }

    /** As the cache told it. */
    CachedSwarm cached() {
        return new CachedSwarm(primary.tier(), backup.tier(), refresh);
    }

    /**
     * What to serve once this was served and that was read: never older data than before, unless what was served is
     * expired by now, or was deleted. A cache that does not even know how the swarm's refreshes went was emptied, which
     * takes nothing back: that is as good as away.
     */
    SwarmContent followedBy(SwarmContent read, Instant now) {
        if (read.holdsNothing() && (primary.isHeldAt(now) || backup.isHeldAt(now))) {
            return this;
        }
        var nextBackup = backup.orNewer(read.backup, now);
        var nextPrimary = primary.orNewer(read.primary, now);
        var backupIsNewer = nextBackup.isHeldAt(now) && nextBackup.isOlder(nextPrimary);
        return new SwarmContent(backupIsNewer ? TierContent.ABSENT : nextPrimary, nextBackup, read.refresh);
    }

    /** Whether the cache does not know the swarm. */
    boolean holdsNothing() {
        return !primary.tier().exists() && !backup.tier().exists() && refresh.equals(RefreshStatus.NONE);
    }

    /** What of it is not expired by then. */
    SwarmContent at(Instant now) {
        return new SwarmContent(primary.at(now), backup.at(now), refresh);
    }
}
