package io.swarmstatus.sink;

import java.time.Duration;
import java.time.Instant;

/** Figures that go with a test's result. */
final class Measured {

    private Measured() {}

    /** Prints how long something took, and returns it. */
    static Duration since(Instant begin, String what) {
        var taken = Duration.between(begin, Instant.now());
        tell(what + ": " + taken.toMillis() + " ms");
        return taken;
    }

    /** Prints a line that CI collects. */
    @SuppressWarnings("SystemOut")
    static void tell(String what) {
        System.out.println("measured: sink: " + what);
    }
}
