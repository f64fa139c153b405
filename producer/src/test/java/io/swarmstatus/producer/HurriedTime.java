package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Time as it is, but for what is skipped of it: hours pass at once, and whatever takes time still does. */
final class HurriedTime {

    private final long begun = System.nanoTime();
    private final AtomicLong skipped = new AtomicLong();

    void skip(Duration time) {
        skipped.addAndGet(time.toNanos());
    }

    /** A ticker. */
    long nanoTime() {
        return System.nanoTime() + skipped.get();
    }

    /** Since it was made. */
    Duration passed() {
        return Duration.ofNanos(nanoTime() - begun);
    }

    /** As dates; it was made at noon. */
    Instant instant() {
        return Snapshots.NOON.plus(passed());
    }

    Clocks clocks() {
        return new Clocks(this::instant, this::instant);
    }
}
