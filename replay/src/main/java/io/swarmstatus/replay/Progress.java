package io.swarmstatus.replay;

import io.swarmstatus.history.Span;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A bar on standard error, for reads that take a while; only where that is a terminal. */
final class Progress {

    /** A read that is done by then needs none. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration REFRESH = Duration.ofMillis(200);
    private static final int WIDTH = 30;

    /** The clock is looked at so seldom. */
    private static final int STRIDE = 256;

    private final PrintStream messages;
    private final InstantSource clock;
    private final boolean isWanted;
    private Span span = new Span(0, 0, 0);
    private Instant begun = Instant.EPOCH;
    private Instant next = Instant.MAX;
    private long records;
    private boolean isShown;

    private Progress(Surroundings surroundings, boolean isWanted) {
        this.messages = surroundings.messages();
        this.clock = surroundings.clock();
        this.isWanted = isWanted;
    }

    /** For output that would run through it on the same terminal. */
    static Progress beside(Surroundings surroundings) {
        var terminal = surroundings.terminal();
        return new Progress(surroundings, terminal.messages() && !terminal.output());
    }

    /** For output before whose lines it is hidden. */
    static Progress among(Surroundings surroundings) {
        return new Progress(surroundings, surroundings.terminal().messages());
    }

    void begin(Span whole) {
        span = whole;
        begun = clock.instant();
        next = begun.plus(PATIENCE);
    }

    void reached(long offset) {
        records++;
        if (isWanted && records % STRIDE == 0 && !clock.instant().isBefore(next)) {
            show(offset);
            next = clock.instant().plus(REFRESH);
        }
    }

    private void show(long offset) {
        var part = span.length() == 0 ? 1 : Math.clamp((offset - span.first()) / (double) span.length(), 0, 1);
        var full = (int) Math.round(part * WIDTH);
        var seconds = Math.max(1, Duration.between(begun, clock.instant()).toMillis()) / 1000.0;
        messages.print(String.format(
                Locale.ROOT,
                "\r[%s%s] %3.0f %%, %,d snapshots, %,.0f/s ",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                part * 100,
                records,
                records / seconds));
        messages.flush();
        isShown = true;
    }

    /** Takes it off the terminal. */
    void hide() {
        if (isShown) {
            messages.print("\r\u001b[K");
            messages.flush();
            isShown = false;
        }
    }
}
