package io.swarmstatus.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answers prepared for one swarm. Which of them is given is a matter of the time alone, so that it changes at the
 * right instant whether or not the cache can be asked then.
 *
 * @param primary null where the primary tier holds nothing
 * @param backup null where the backup tier holds nothing
 */
record ServedStatus(@Nullable Answer primary, @Nullable Answer backup, Answer unavailable) {

    /** The answer to give now. */
    Answer at(Instant now) {
        if (primary != null && !primary.isOverAt(now)) {
            return primary;
        }
        if (backup != null && !backup.isOverAt(now)) {
            return backup;
        }
        return unavailable;
    }
}
