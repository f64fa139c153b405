package io.swarmstatus.simulator;

import java.util.Locale;

/** What the leader knows of a node ({@code Status.State}). */
enum NodeState {
    /** A new leader has not heard of it yet. */
    UNKNOWN,
    /** Its heartbeats arrive. */
    READY,
    /** Its heartbeats stopped. */
    DOWN;

    /** As the Engine API spells it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
