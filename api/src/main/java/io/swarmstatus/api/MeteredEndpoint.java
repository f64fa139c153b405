package io.swarmstatus.api;

import java.util.Locale;

/** What is asked for, as the metrics of requests tell it apart. Streams are none of these: they have no end to wait for. */
enum MeteredEndpoint {
    STATUS,
    /** The status of an earlier moment. */
    PAST_STATUS,
    CACHE,
    SWARMS,
    /** Where a task would fit, now or at an earlier moment. */
    FIT,
    HISTORY,
    CHANGES;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As a label. */
    String wireName() {
        return wireName;
    }
}
