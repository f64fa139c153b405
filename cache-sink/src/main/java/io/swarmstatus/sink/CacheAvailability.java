package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the cache takes what it is given; the log is told when that changes. One snapshot that it never takes while it
 * takes others, too large to be written in time for one, does not make it away.
 *
 * <p>For one thread that writes; anybody may ask.
 */
final class CacheAvailability {

    private static final Logger log = LoggerFactory.getLogger(CacheAvailability.class);

    /** What is known of the cache. */
    enum State {
        /** It was not asked yet. */
        UNKNOWN,
        /** It answered when it was last asked. */
        THERE,
        /** It did not. */
        AWAY
    }

    private final InstantSource time;
    private final Map<Slot, Long> writesAtFailure = new HashMap<>();
    private final Set<String> neverTaken = new ConcurrentSkipListSet<>();
    private volatile State state = State.UNKNOWN;
    private volatile String words = "not asked yet";
    private Instant awaySince = Instant.MIN;
    private long conflatedBefore;
    private long writes;

    CacheAvailability(InstantSource time) {
        this.time = time;
    }

    State state() {
        return state;
    }

    /** The same in words, with since when it is away and why, and whose snapshots it never takes. */
    String words() {
        return neverTaken.isEmpty() ? words : words + ", and never takes what is offered of " + neverTaken;
    }

    /**
     * Notes that it answered.
     *
     * @param conflated how many snapshots were overtaken by newer ones while they waited, ever
     */
    void answered(long conflated) {
        if (state == State.AWAY) {
            log.atInfo().addKeyValue("conflated", conflated - conflatedBefore).log("the cache is back");
        }
        words = "there";
        state = State.THERE;
        conflatedBefore = conflated;
    }

    /** Notes that it took a snapshot, or has no use for it. */
    void took(Slot slot) {
        wrote();
        writesAtFailure.remove(slot);
        if (neverTaken.remove(slot.key())) {
            log.atInfo().addKeyValue("snapshot_of", slot.key()).log("the cache has taken this one after all");
        }
    }

    /** Notes that it took anything else. */
    void wrote() {
        writes++;
    }

    /** Notes that it did not take a snapshot: it is away, unless it took others since it did not take this one before. */
    void refused(Slot slot, CacheUnavailableException reason) {
        var before = writesAtFailure.putIfAbsent(slot, writes);
        if (before == null || before == writes) {
            lost(reason);
        } else if (neverTaken.add(slot.key())) {
            log.atWarn()
                    .addKeyValue("snapshot_of", slot.key())
                    .addKeyValue("reason", reason.getMessage())
                    .log("the cache takes others' snapshots and not this one's, it is tried again after them");
        }
    }

    /** Notes that it did not answer. */
    void lost(CacheUnavailableException reason) {
        if (state != State.AWAY) {
            log.atWarn()
                    .addKeyValue("reason", reason.getMessage())
                    .log("the cache is away, the newest snapshots wait for it");
            awaySince = time.instant();
        }
        words = "away since " + awaySince + ": " + reason.getMessage();
        state = State.AWAY;
    }
}
