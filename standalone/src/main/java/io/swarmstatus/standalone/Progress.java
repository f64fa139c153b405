package io.swarmstatus.standalone;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Tells the person at the terminal what is going on. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** Takes a step and tells how long it took. */
    <T> T step(String what, Supplier<T> step) {
        var begun = System.nanoTime();
        var result = step.get();
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
        say(String.format(Locale.ROOT, "  %-44s %6.1f s", what, seconds));
        return result;
    }
}
