package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.history.Span;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Span THOUSANDS = new Span(0, 5_000, 15_000);

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private Instant now = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void isShownOnALongReadAndTakenOffAtItsEnd() {
        var progress = Progress.beside(on(new Terminal(false, true, false)));

        read(progress, Duration.ofSeconds(2));
        progress.hide();

        assertThat(messages.toString(UTF_8))
                .isEqualTo("\r[###############...............]  50 %, 5,120 snapshots, 2,560/s \r\u001b[K");
    }

    @Test
    void isNotWorthItOnAShortRead() {
        var progress = Progress.beside(on(new Terminal(false, true, false)));

        read(progress, Duration.ofMillis(900));
        progress.hide();

        assertThat(messages.size()).isZero();
    }

    @Test
    void isForTerminalsAlone() {
        read(Progress.beside(on(new Terminal(false, false, false))), Duration.ofSeconds(9));
        read(Progress.among(on(new Terminal(true, false, false))), Duration.ofSeconds(9));

        assertThat(messages.size()).isZero();
    }

    @Test
    void doesNotRunThroughOutputOnTheSameTerminal() {
        read(Progress.beside(on(new Terminal(true, true, true))), Duration.ofSeconds(9));
        assertThat(messages.size()).isZero();

        read(Progress.among(on(new Terminal(true, true, true))), Duration.ofSeconds(9));
        assertThat(messages.size()).isPositive();
    }

    /** Half of it, and the time passes before the last record. */
    private void read(Progress progress, Duration time) {
        progress.begin(THOUSANDS);
        for (var record = 1; record < 5_120; record++) {
            progress.reached(5_000 + record);
        }
        now = now.plus(time);
        progress.reached(10_000);
    }

    private Surroundings on(Terminal terminal) {
        var stream = new PrintStream(messages, true, UTF_8);
        return new Surroundings(
                new Output(new ByteArrayOutputStream()), stream, terminal, () -> now, ZoneOffset.UTC, Map.of());
    }
}
