package io.swarmstatus.cache;

/** What became of one of several snapshots that were offered together. */
public sealed interface WriteResult {

    /** The cache has decided about it. */
    record Decided(WriteOutcome outcome) implements WriteResult {}

    /** The cache did not take it in time; offering it again does no harm. */
    record Unavailable(CacheUnavailableException reason) implements WriteResult {}

    /** It can never be written: it is larger than Redis can hold, for one. */
    record Unbearable(RuntimeException reason) implements WriteResult {}
}
