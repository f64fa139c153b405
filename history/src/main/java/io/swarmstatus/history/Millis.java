package io.swarmstatus.history;

import java.time.Instant;

/** Instants as Kafka counts them: milliseconds, from 1970 on. */
final class Millis {

    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Millis() {}

    /** The first millisecond that is not before this; what Kafka cannot tell is as near as it can. */
    static long atOrAfter(Instant time) {
        if (!time.isAfter(Instant.EPOCH)) {
            return 0;
        }
        if (!time.isBefore(LATEST)) {
            return Long.MAX_VALUE;
        }
        var millis = time.toEpochMilli();
        return time.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
    }

    /** The first millisecond that is after this. */
    static Instant after(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return time.isBefore(LATEST) ? Instant.ofEpochMilli(time.toEpochMilli() + 1) : LATEST;
    }
}
