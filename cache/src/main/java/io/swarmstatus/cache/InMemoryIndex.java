package io.swarmstatus.cache;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** When each swarm last changed, as {@code common.lua} and {@code changes.lua} keep it in Redis. For one thread at a time. */
final class InMemoryIndex {

    private final Map<String, Instant> changes = new HashMap<>();

    /** Notes a change, at a moment later than that of any before; moments that a wrong clock told are told anew. */
    void add(String swarm, Instant now) {
        forgetBefore(now);
        var latest = NewerWins.latest(now);
        var last = changes.values().stream()
                .filter(moment -> !moment.isAfter(latest))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        var moment = last.isBefore(now) ? now : last.plusMillis(1);
        changes.replaceAll((other, before) -> before.isAfter(latest) ? moment : before);
        changes.put(swarm, moment);
    }

    /** The swarms that have changed after a moment; all where that is later than any change. */
    Map<String, Instant> after(Instant moment, Instant now) {
        forgetBefore(now);
        var found = new HashMap<>(changes);
        if (!found.isEmpty() && !moment.isAfter(Collections.max(found.values()))) {
            found.values().removeIf(change -> !change.isAfter(moment));
        }
        return found;
    }

    /** Whether the swarm has changed, and that is not forgotten yet. */
    boolean knows(String swarm, Instant now) {
        forgetBefore(now);
        return changes.containsKey(swarm);
    }

    private void forgetBefore(Instant now) {
        changes.values().removeIf(change -> !change.isAfter(now.minus(NewerWins.REFRESH_RETENTION)));
    }
}
