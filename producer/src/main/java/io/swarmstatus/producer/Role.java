package io.swarmstatus.producer;

import java.util.Locale;

/** The part that a producer plays among those of its swarm. */
enum Role {
    /** It cannot tell yet, or its engine does not tell any more, who leads. */
    UNDECIDED,
    /** Its node is the raft leader: it speaks. */
    LEADER,
    /** Another one speaks. */
    STANDBY,
    /** The one that should speak was silent for too long: it speaks in its place. */
    TAKEOVER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it stands in metrics. */
    String wireName() {
        return wireName;
    }
}
