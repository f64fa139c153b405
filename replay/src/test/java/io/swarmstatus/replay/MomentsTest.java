package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private final Moments berlin = new Moments(Instant.parse("2026-01-15T12:00:00Z"), ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "now, 2026-01-15T12:00:00Z",
        "-15m, 2026-01-15T11:45:00Z",
        "-2h30m, 2026-01-15T09:30:00Z",
        "-3d, 2026-01-12T12:00:00Z",
        "-1d2h3m4s, 2026-01-14T09:56:56Z",
        "-90s, 2026-01-15T11:58:30Z",
        "2026-01-15T10:30:00Z, 2026-01-15T10:30:00Z",
        "2026-01-15T10:30:00.123Z, 2026-01-15T10:30:00.123Z",
        "2026-01-15T10:30:00+05:30, 2026-01-15T05:00:00Z",
        "2026-01-15T10:30, 2026-01-15T09:30:00Z",
        "2026-01-15 10:30:15, 2026-01-15T09:30:15Z",
        "2026-07-15T10:30, 2026-07-15T08:30:00Z",
        "2026-01-15, 2026-01-14T23:00:00Z",
        "10:30, 2026-01-15T09:30:00Z",
        "10:30:15, 2026-01-15T09:30:15Z"
    })
    void areWrittenAbsolutelyLocallyOrRelatively(String text, Instant expected) {
        assertThat(berlin.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "15m",
                "-15",
                "-15x",
                "-2m1h",
                "yesterday",
                "25:00",
                "2026-13-01",
                "2026-01-15T10:30:00Zx"
            })
    void ofOtherFormsAreRefusedWithThoseThatThereAre(String text) {
        assertThatThrownBy(() -> berlin.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is no time")
                .hasMessageContaining("2026-01-15T10:30:00Z")
                .hasMessageContaining("-15m");
    }

    @Test
    void reachBackAsFarAsAnybodyCouldMean() {
        assertThat(berlin.parse("-999999d")).isBefore(Instant.parse("0000-01-01T00:00:00Z"));
    }
}
