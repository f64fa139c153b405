package io.swarmstatus.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as people write them. */
record Moments(Instant now, ZoneId zone) {

    static final String FORMS =
            "write it as 2026-01-15T10:30:00Z, as local time (2026-01-15T10:30, 2026-01-15, 10:30), or relative to now"
                    + " (-15m, -2h30m, -3d, now)";

    private static final Pattern RELATIVE =
            Pattern.compile("-(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    /**
     * The instant that this stands for.
     *
     * @throws IllegalArgumentException saying which forms there are
     */
    Instant parse(String text) {
        if (text.equals("now")) {
            return now;
        }
        return relative(text)
                .or(() -> absolute(text))
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is no time: " + FORMS));
    }

    private Optional<Instant> relative(String text) {
        var parts = RELATIVE.matcher(text);
        if (text.length() < 2 || !parts.matches()) {
            return Optional.empty();
        }
        return Optional.of(now.minus(Duration.ofDays(part(parts, 1))
                .plusHours(part(parts, 2))
                .plusMinutes(part(parts, 3))
                .plusSeconds(part(parts, 4))));
    }

    private static long part(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    private Optional<Instant> absolute(String text) {
        var iso = text.replace(' ', 'T');
        List<Function<String, Instant>> forms = List.of(
                form -> OffsetDateTime.parse(form).toInstant(),
                form -> LocalDateTime.parse(form).atZone(zone).toInstant(),
                form -> LocalDate.parse(form).atStartOfDay(zone).toInstant(),
                form -> LocalTime.parse(form)
                        .atDate(LocalDate.ofInstant(now, zone))
                        .atZone(zone)
                        .toInstant());
        return forms.stream().flatMap(form -> tried(form, iso).stream()).findFirst();
    }

    private static Optional<Instant> tried(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty(); // perhaps of another form
        }
    }
}
