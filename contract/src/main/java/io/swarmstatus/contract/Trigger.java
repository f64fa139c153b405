package io.swarmstatus.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a snapshot was taken. */
public enum Trigger {
    /** The producer has just started. */
    STARTUP,
    /** The refresh interval has passed. */
    INTERVAL,
    /** The engine reported a change. */
    EVENT,
    /** A look without a reported event found a change. */
    POLL,
    /** The producer that should speak was silent, and this one stepped in. */
    TAKEOVER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it stands in JSON and in metrics. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
