package io.swarmstatus.cache;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** One swarm's keys as they were at one moment, perhaps without the values that are known already. */
record StoredSwarm(StoredTier primary, StoredTier backup, RefreshStatus refresh) {

    /**
     * The keys whose value is another than the known one, or may be. A new value shows in the key's length or expiry, or
     * else in the refresh hash: data has its own {@code last_success_at}, a failure its own {@code collected_at}.
     */
    Set<String> changedSince(CachedSwarm known) {
        var sameSuccess =
                Objects.equals(refresh.lastSuccessAt(), known.refresh().lastSuccessAt());
        var sameNewest = Objects.equals(refresh.collectedAt(), known.refresh().collectedAt());
        var changed = new HashSet<String>();
        if (primary.exists() && !(sameSuccess && sameNewest && !primary.differsFrom(known.primary()))) {
            changed.add(primary.key());
        }
        if (backup.exists() && !(sameSuccess && !backup.differsFrom(known.backup()))) {
            changed.add(backup.key());
        }
        return changed;
    }

    /** What the cache holds, where {@code known} has the values that were not asked for. */
    CachedSwarm over(CachedSwarm known) {
        return new CachedSwarm(primary.over(known.primary()), backup.over(known.backup()), refresh);
    }
}
