package io.swarmstatus.producer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock that nobody moves: right when it was made, and from then on it only counts the time that passes. */
final class SteadyClock implements InstantSource {

    private final Instant origin;
    private final long originNanos;
    private final LongSupplier nanoTime;

    private SteadyClock(Instant origin, long originNanos, LongSupplier nanoTime) {
        this.origin = origin;
        this.originNanos = originNanos;
        this.nanoTime = nanoTime;
    }

    /**
     * Starts it.
     *
     * @param nanoTime a ticker, as {@link System#nanoTime()}
     */
    static SteadyClock start(InstantSource wallClock, LongSupplier nanoTime) {
        return new SteadyClock(wallClock.instant(), nanoTime.getAsLong(), nanoTime);
    }

    @Override
    public Instant instant() {
        return origin.plusNanos(nanoTime.getAsLong() - originNanos);
    }
}
