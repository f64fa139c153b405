package io.swarmstatus.producer;

/** Why the loop turns, from the weakest reason to the strongest. */
enum Wakeup {
    /** It is time to. */
    TIME,
    /** Who speaks may have changed, or events may have been missed. */
    NUDGE,
    /** The engine has told of a change. */
    EVENT
}
