package io.swarmstatus.history;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When reading has to end, by a clock that nobody sets. */
public final class Deadline {

    /** For readers that take as long as it takes. */
    public static final Deadline NEVER = new Deadline(() -> 0, Long.MAX_VALUE);

    private final LongSupplier nanoTime;
    private final long end;

    private Deadline(LongSupplier nanoTime, long end) {
        this.nanoTime = nanoTime;
        this.end = end;
    }

    /** So long from now. */
    public static Deadline in(Duration time) {
        return in(time, System::nanoTime);
    }

    static Deadline in(Duration time, LongSupplier nanoTime) {
        return new Deadline(nanoTime, nanoTime.getAsLong() + time.toNanos());
    }

    public boolean isPast() {
        return end - nanoTime.getAsLong() <= 0;
    }

    /** What is left, and never less than nothing; at most this. */
    Duration leftUpTo(Duration most) {
        return Duration.ofNanos(Math.clamp(end - nanoTime.getAsLong(), 0, most.toNanos()));
    }
}
