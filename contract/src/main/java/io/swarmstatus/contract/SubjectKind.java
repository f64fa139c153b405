package io.swarmstatus.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a change may happen to. */
public enum SubjectKind {
    NODE,
    SERVICE,
    /** The swarm as a whole, or the view of it. */
    SWARM;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it stands in JSON and in a CloudEvent's subject. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
