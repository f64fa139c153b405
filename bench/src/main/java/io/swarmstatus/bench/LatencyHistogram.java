package io.swarmstatus.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts durations in steps of 0.1 ms up to 20 s, longer ones as that; the longest is kept as it was. For any thread. */
final class LatencyHistogram {

    private static final long STEP_NANOS = 100_000;
    private static final int STEPS = 200_000;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS + 1);
    private final AtomicLong longest = new AtomicLong();

    void record(long nanos) {
        counts.incrementAndGet(Math.clamp(nanos / STEP_NANOS, 0, STEPS));
        longest.accumulateAndGet(nanos, Math::max);
    }

    long count() {
        var count = 0L;
        for (var step = 0; step <= STEPS; step++) {
            count += counts.get(step);
        }
        return count;
    }

    /** The duration, rounded up to a step, that this share of all does not exceed; zero of none. */
    Duration quantile(double share) {
        var wanted = Math.max(1, (long) Math.ceil(share * count()));
        var seen = 0L;
        for (var step = 0; step < STEPS; step++) {
            seen += counts.get(step);
            if (seen >= wanted) {
                return Duration.ofNanos(Math.min((step + 1) * STEP_NANOS, longest.get()));
            }
        }
        return max();
    }

    Duration max() {
        return Duration.ofNanos(longest.get());
    }

    /** The usual figures in milliseconds. */
    String words() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms",
                millis(quantile(0.5)),
                millis(quantile(0.99)),
                millis(quantile(0.999)),
                millis(max()));
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
