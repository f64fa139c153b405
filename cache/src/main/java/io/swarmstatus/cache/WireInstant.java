package io.swarmstatus.cache;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as the cache writes them: RFC 3339, UTC, always three digits of a second, so that they sort as text. */
final class WireInstant {

    /** Further than any date that Redis could tell; it keeps the milliseconds of any instant within a long. */
    private static final long FARTHEST_SECOND = 1_000_000_000_000L;

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private WireInstant() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** As the scripts compute with it: in milliseconds since 1970. */
    static String epochMillis(Instant instant) {
        var second = Math.clamp(instant.getEpochSecond(), -FARTHEST_SECOND, FARTHEST_SECOND);
        return Long.toString(second * 1000 + instant.getNano() / 1_000_000);
    }
}
