package io.swarmstatus.api;

/** What came of looking at a token. */
sealed interface Verdict {

    /** It is valid. */
    record Accepted(Caller caller) implements Verdict {}

    /**
     * It is not.
     *
     * @param reason for whoever sent it; repeats nothing of it
     */
    record Refused(String reason) implements Verdict {}

    /** It cannot be told: the keys of those who issue tokens cannot be had. */
    record Undecided() implements Verdict {}
}
