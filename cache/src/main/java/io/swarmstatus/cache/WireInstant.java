package io.swarmstatus.cache;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Instants as the cache writes them: RFC 3339, UTC, always three digits of a second, so that they sort as text. */
final class WireInstant {

    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private WireInstant() {}

    static String format(Instant instant) {
        return FORMAT.format(instant);
    }
}
