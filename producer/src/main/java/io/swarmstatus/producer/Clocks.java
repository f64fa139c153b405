package io.swarmstatus.producer;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The two clocks of a producer.
 *
 * @param wall dates snapshots, and may be moved
 * @param steady measures how much time has passed
 */
record Clocks(InstantSource wall, InstantSource steady) {

    static Clocks system() {
        return new Clocks(InstantSource.system(), SteadyClock.start(InstantSource.system(), System::nanoTime));
    }

    /** By the wall clock. */
    Instant now() {
        return wall.instant();
    }
}
