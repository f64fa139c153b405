package io.swarmstatus.replay;

import static java.util.stream.Collectors.toMap;

import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.SwarmCache;
import java.util.TreeSet;

/** Keeps the past out of a cache that serves the present. */
final class LiveSwarms {

    private static final int MOST_NAMES = 5;

    private LiveSwarms() {}

    /**
     * Does nothing where the cache holds no swarm's status.
     *
     * @param swarm looked for even where the cache's index does not know it: an earlier system had no index
     * @throws IllegalStateException naming the swarms that it holds
     */
    static void refuse(SwarmCache cache, String swarm, String url) {
        var names = new TreeSet<>(cache.swarms().keySet());
        names.add(swarm);
        var unknown = names.stream().collect(toMap(name -> name, _ -> CachedSwarm.NOTHING));
        var live = new TreeSet<String>();
        cache.read(unknown).forEach((name, cached) -> {
            if (cached.primary().exists() || cached.backup().exists()) {
                live.add(name);
            }
        });
        if (!live.isEmpty()) {
            var some = String.join(", ", live.stream().limit(MOST_NAMES).toList());
            throw new IllegalStateException("the Redis at " + url + " serves " + live.size() + " swarms already ("
                    + some + "): play into another, or say --force");
        }
    }
}
