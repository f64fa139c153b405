package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheUnavailableException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the cache takes what it is given; the log is told when that changes. */
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
    private volatile State state = State.UNKNOWN;
    private volatile String words = "not asked yet";
    private long conflatedBefore;

    CacheAvailability(InstantSource time) {
        this.time = time;
    }

    State state() {
        return state;
    }

    /** The same in words, with since when it is away and why. */
    String words() {
        return words;
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

    /** Notes that it did not. */
    void lost(CacheUnavailableException reason) {
        if (state != State.AWAY) {
            log.atWarn()
                    .addKeyValue("reason", reason.getMessage())
                    .log("the cache is away, the newest snapshots wait for it");
            words = "away since " + time.instant() + ": " + reason.getMessage();
        }
        state = State.AWAY;
    }
}
