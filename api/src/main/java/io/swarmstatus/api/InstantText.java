package io.swarmstatus.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Instants as people write them into a URL. */
final class InstantText {

    private static final Pattern RELATIVE =
            Pattern.compile("-(?=\\d)(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s)?");
    private static final Pattern BEGINS_WITH_YEAR = Pattern.compile("\\d{4}-.*");

    private InstantText() {}

    /**
     * RFC 3339 with any offset, or relative: {@code now}, {@code -15m}, {@code -2h30m}, {@code -3d}.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    static Instant parse(String text, Instant now) {
        if (text.equals("now")) {
            return now;
        }
        var relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return now.minus(Duration.ofDays(number(relative.group(1)))
                    .plusHours(number(relative.group(2)))
                    .plusMinutes(number(relative.group(3)))
                    .plusSeconds(number(relative.group(4))));
        }
        try {
            if (BEGINS_WITH_YEAR.matcher(text).matches()) {
                // a plus sign that was not encoded has become a space
                return OffsetDateTime.parse(text.replace(' ', '+').toUpperCase(Locale.ROOT))
                        .toInstant();
            }
        } catch (DateTimeException e) {
            throw expected(e);
        }
        throw expected(null);
    }

    private static IllegalArgumentException expected(@Nullable DateTimeException e) {
        return new IllegalArgumentException(
                "expected an instant such as 2026-01-15T10:30:00Z, or one relative to now such as -15m, -2h30m, -3d or"
                        + " now",
                e);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
