package io.swarmstatus.api;

/** What came of looking at a token. */
sealed interface Verdict {

    /** It is valid. */
    record Accepted(Caller caller) implements Verdict {}

    /** It is not, or that cannot be told. */
    record Refused(Refusal reason) implements Verdict {}
}
