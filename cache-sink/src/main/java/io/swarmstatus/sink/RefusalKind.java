package io.swarmstatus.sink;

import java.util.Locale;

/** Why records are refused, in a few words that can be counted; the dead letter itself says more. */
enum RefusalKind {
    /** There is no key. */
    NO_KEY,
    /** The key is not UTF-8. */
    UNREADABLE_KEY,
    /** The value is larger than a snapshot may be. */
    TOO_LARGE,
    /** The value is no snapshot that the contract allows. */
    INVALID,
    /** The snapshot is another swarm's than the key says. */
    OTHER_SWARM,
    /** The snapshot was collected further in the future than clocks may differ. */
    FROM_THE_FUTURE,
    /** There are too many swarms already. */
    TOO_MANY_SWARMS;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As a label. */
    String wireName() {
        return wireName;
    }
}
