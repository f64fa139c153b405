package io.swarmstatus.cache;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tier of the cache, for one swarm.
 *
 * @param json the snapshot with {@code cache_info}; null where the key is not there
 * @param expiresAt when the key expires; null where it is not there, or never expires
 */
public record Tier(@Nullable String json, @Nullable Instant expiresAt) {

    /** The key is not there. */
    public static final Tier ABSENT = new Tier(null, null);

    /** Whether the key is there. */
    public boolean exists() {
        return json != null;
    }
}
