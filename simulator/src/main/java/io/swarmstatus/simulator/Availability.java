package io.swarmstatus.simulator;

import java.util.Locale;

/** What an operator allows a node to do ({@code Spec.Availability}). */
public enum Availability {
    /** It may be given tasks. */
    ACTIVE,
    /** It keeps its tasks and gets no more. */
    PAUSE,
    /** Its tasks are moved away. */
    DRAIN;

    /** As the Engine API spells it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
