package io.swarmstatus.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** Instants as Go writes them: as many decimals of a second as it takes, which may be 8 or 0. */
final class GoTime {

    /** An instant that was never set. */
    static final String ZERO = "0001-01-01T00:00:00Z";

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private GoTime() {}

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
