package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:30:00.123Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-01-15T10:30:00.123Z",
        "-15m, 2026-01-15T10:15:00.123Z",
        "-2h30m, 2026-01-15T08:00:00.123Z",
        "-3d, 2026-01-12T10:30:00.123Z",
        "-1d2h3m4s, 2026-01-14T08:26:56.123Z",
        "-0s, 2026-01-15T10:30:00.123Z",
        "2026-01-15T10:30:00Z, 2026-01-15T10:30:00Z",
        "2026-01-15t10:30:00.5z, 2026-01-15T10:30:00.500Z",
        "2026-01-15T10:30:00+01:00, 2026-01-15T09:30:00Z",
        "2026-01-15T10:30:00 01:00, 2026-01-15T09:30:00Z",
        "2026-01-15T10:30:00-05:30, 2026-01-15T16:00:00Z",
    })
    void meansAnInstant(String text, Instant instant) {
        assertThat(InstantText.parse(text, NOW)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "15m",
                "+15m",
                "-15",
                "-15x",
                "-m",
                "-30m2h",
                "-1.5h",
                "-999999d",
                "yesterday",
                "NOW",
                "2026-01-15",
                "2026-01-15T10:30:00",
                "2026-13-15T10:30:00Z",
                "+999999999-01-01T00:00:00Z",
                "20260115T103000Z",
                "1768473000",
                "-15m ",
                "2026-01-15T10:30:00Z; drop"
            })
    void isNoneIfItIsAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstantText.parse(text, NOW))
                .withMessageContaining("-15m");
    }

    @Property
    void isTheSameInAnyOffset(
            @ForAll @LongRange(min = 0, max = 4_102_444_800_000L) long millis,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
        var instant = Instant.ofEpochMilli(millis);
        var text =
                instant.atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)).toString();

        assertThat(InstantText.parse(text, NOW)).isEqualTo(instant);
    }

    @Property
    void goesBackAsFarAsItSays(
            @ForAll @IntRange(max = 1000) int days,
            @ForAll @IntRange(max = 100) int hours,
            @ForAll @IntRange(max = 1000) int minutes) {
        var text = "-" + days + "d" + hours + "h" + minutes + "m";

        assertThat(InstantText.parse(text, NOW))
                .isEqualTo(NOW.minus(Duration.ofDays(days).plusHours(hours).plusMinutes(minutes)));
    }
}
