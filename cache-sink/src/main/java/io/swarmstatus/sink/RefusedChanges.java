package io.swarmstatus.sink;

import io.swarmstatus.contract.SwarmChange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The changes that their topic refuses for good, because of their size for one. The transaction that such a one is part of
 * can only be aborted, and so could the next: it is left out from then on. For any thread.
 */
final class RefusedChanges {

    private static final Logger log = LoggerFactory.getLogger(RefusedChanges.class);

    /** Only those of the transactions that are tried again have to be known. */
    private static final int MOST = 10_000;

    private final Set<String> ids = Collections.newSetFromMap(new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });
    private long count;
    private String last = "";

    /** Notes one by its event's id. */
    synchronized void add(String id, String reason) {
        if (ids.add(id)) {
            count++;
            last = id + ": " + reason;
            log.atError().addKeyValue("id", id).addKeyValue("reason", reason).log("a change is refused and left out");
        }
    }

    synchronized boolean contains(SwarmChange change) {
        return ids.contains(change.eventId());
    }

    synchronized long count() {
        return count;
    }

    /** How many, and the last of them, for a person. */
    synchronized String words() {
        return count == 0 ? "none refused" : count + " refused, the last: " + last;
    }
}
