package io.swarmstatus.cache;

/** What became of a snapshot that was offered to the cache. */
public enum WriteOutcome {
    /** A good snapshot, newer than any before: each tier holds it whose time is not past. */
    CACHED,
    /** A failure: it was counted, and both tiers stay as they are. */
    FAILURE_COUNTED,
    /** A failure with no good snapshot left: it was counted, and the primary tier tells it. */
    FAILURE_CACHED,
    /** Not newer than what was there: that is served on. */
    NOT_NEWER,
    /** Older than the backup tier keeps data: nothing changed. */
    EXPIRED,
    /** Collected further in the future than any clock may be ahead: nothing changed. */
    FROM_THE_FUTURE
}
