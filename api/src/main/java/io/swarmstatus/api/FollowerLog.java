package io.swarmstatus.api;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.CacheUnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Tells what changed for those who run the api, each change once. For one thread; anybody may read the words. */
final class FollowerLog {

    private static final Logger log = LoggerFactory.getLogger(FollowerLog.class);

    private final Map<String, ServedTier> serving = new HashMap<>();
    private volatile String words = "not asked yet";
    private boolean away;
    private boolean full;

    void answered() {
        if (away) {
            log.atInfo().log("the cache answers again");
        }
        away = false;
        words = "there";
    }

    /** What is known of the cache, for a person. */
    String words() {
        return words;
    }

    void away(CacheUnavailableException e) {
        if (!away) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("waiting for the cache");
        }
        away = true;
        words = "away: " + e.getMessage();
    }

    /** What a swarm's status is answered from. */
    void serving(String swarm, ServedTier tier) {
        var before = serving.put(swarm, tier);
        if (tier != (before == null ? ServedTier.UNAVAILABLE : before)) {
            log.atLevel(tier == ServedTier.PRIMARY ? Level.INFO : Level.WARN)
                    .addKeyValue("swarm", swarm)
                    .addKeyValue("tier", tier.detail())
                    .log("serving from another tier");
        }
    }

    /** Whether no more swarms can be served. */
    void full(boolean isFull) {
        if (isFull && !full) {
            log.atError().addKeyValue("most", ServedSwarms.MOST).log("no more swarms can be served");
        }
        full = isFull;
    }

    /** Nothing is left of a swarm. */
    void dropped(String swarm) {
        serving.remove(swarm);
        log.atInfo().addKeyValue("swarm", swarm).log("the swarm is served no more, nothing is known of it");
    }

    /** What was read of a swarm, and what before that. */
    void read(CacheKeys keys, SwarmContent before, SwarmContent now) {
        read(keys.primary(), before.primary(), now.primary());
        read(keys.backup(), before.backup(), now.backup());
    }

    private static void read(String key, TierContent before, TierContent now) {
        if (now.isUnreadable() && !before.isUnreadable()) {
            log.atWarn().addKeyValue("key", key).log("the key holds no snapshot, it counts as gone");
        }
    }
}
