package io.swarmstatus.producer;

import java.util.Locale;

/** What a producer is to its swarm: whether it publishes, and why. */
enum Role {
    /** Nothing has been decided yet. */
    UNDECIDED,
    /** Publishes, since its node leads the swarm. */
    LEADER,
    /** Keeps quiet, since another one publishes. */
    STANDBY,
    /** Publishes, since nobody else has for too long. */
    TAKEOVER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it stands in metrics. */
    String wireName() {
        return wireName;
    }
}
