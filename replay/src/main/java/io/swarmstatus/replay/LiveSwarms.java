package io.swarmstatus.replay;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RefreshStatus;
import io.swarmstatus.cache.SwarmCache;
import java.util.TreeSet;

/** Keeps the past out of a cache that serves the present. */
final class LiveSwarms {

    private static final int MOST_NAMES = 5;

    private LiveSwarms() {}

    /**
     * Does nothing where the cache knows no swarm. One whose status has expired is live too: while nobody publishes, a cache
     * that serves the present still knows for seven days how the refreshes went.
     *
     * @param swarm looked for even where the cache's index does not know it: an earlier system had no index
     * @throws IllegalStateException naming the swarms that it holds
     */
    static void refuse(SwarmCache cache, String swarm, String url) {
        var live = new TreeSet<>(cache.swarms().keySet());
        if (isKnown(cache.read(swarm))) {
            live.add(swarm);
        }
        if (!live.isEmpty()) {
            var some = String.join(", ", live.stream().limit(MOST_NAMES).toList());
            throw new IllegalStateException("the Redis at " + url + " serves " + live.size() + " swarms already ("
                    + some + "): play into another, or say --force");
        }
    }

    private static boolean isKnown(CachedSwarm cached) {
        return cached.primary().exists()
                || cached.backup().exists()
                || !cached.refresh().equals(RefreshStatus.NONE);
    }
}
