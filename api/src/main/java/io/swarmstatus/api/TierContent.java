package io.swarmstatus.api;

import io.swarmstatus.cache.Tier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One tier of the cache with its JSON parsed.
 *
 * @param snapshot null where the key is not there, or holds something that is no snapshot
 */
record TierContent(Tier tier, @Nullable StoredSnapshot snapshot) {

    static final TierContent ABSENT = new TierContent(Tier.ABSENT, null);

    /** What a tier holds that was read after this one: parsed again only if its JSON is another. */
    TierContent with(Tier read) {
        if (read.json() == null) {
            return ABSENT;
        }
        var parsed = read.json().equals(tier.json())
                ? snapshot
                : StoredSnapshot.parse(read.json()).orElse(null);
        return new TierContent(read, parsed);
    }

    /** Whether the key is there and cannot be used. */
    boolean isUnreadable() {
        return tier.exists() && snapshot == null;
    }

    /** What is left of it by then. */
    TierContent at(Instant now) {
        return isOver(tier.expiresAt(), now) ? ABSENT : this;
    }

    /** Whether there is a snapshot, and its time is not past. */
    boolean isHeldAt(Instant now) {
        return at(now).snapshot != null;
    }

    /** Whether this holds the swarm's figures, and not a failure. */
    boolean isHealthy() {
        return snapshot != null && snapshot.healthy();
    }

    /**
     * Which of two readings to go on with: the later one, unless that would bring back data older than what is held. A
     * key that is gone is gone, whoever deleted it; and figures are worth more than a failure, however old.
     *
     * @param read the later reading of the same tier
     */
    TierContent orNewer(TierContent read, Instant now) {
        return isHeldAt(now) && isOlder(read) ? this : read;
    }

    /** Whether the other is a snapshot from before this one, and no improvement on it. */
    boolean isOlder(TierContent other) {
        if (snapshot == null || other.snapshot == null || (other.isHealthy() && !isHealthy())) {
            return false;
        }
        return other.snapshot.collectedAt().isBefore(snapshot.collectedAt());
    }

    /** Whether a time is past; null never is. */
    static boolean isOver(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
