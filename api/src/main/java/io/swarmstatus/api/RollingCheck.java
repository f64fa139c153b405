package io.swarmstatus.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at some swarms after the others, though nobody told of a change: keys that a person deletes, or that another program
 * writes, are in no index. All of them in each turn while they are few. For one thread.
 */
final class RollingCheck {

    /** So many a turn: a thousand swarms take 8 s. */
    static final int SLICE = 32;

    /** A little less than the follower's interval: hints make it turn more often, which must not make this read more. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Iterator<ServedSwarm> rest = Collections.emptyIterator();
    private @Nullable Instant last;

    /** The names of those whose turn it is. */
    List<String> next(Collection<ServedSwarm> all, Instant now) {
        if (last != null && Duration.between(last, now).abs().compareTo(PAUSE) < 0) {
            return List.of();
        }
        last = now;
        if (!rest.hasNext()) {
            rest = all.iterator();
        }
        var names = new ArrayList<String>(SLICE);
        while (names.size() < SLICE && rest.hasNext()) {
            names.add(rest.next().name());
        }
        return names;
    }
}
