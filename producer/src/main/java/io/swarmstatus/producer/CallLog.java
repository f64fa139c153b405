package io.swarmstatus.producer;

import io.swarmstatus.contract.PerformanceMetrics.Call;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Measures the calls of one collection, those that fail included: they tell where it hung. */
final class CallLog {

    private final LongSupplier nanoTime;
    private final long begun;
    private final List<Call> calls = new ArrayList<>();

    /**
     * @param nanoTime a ticker, as {@link System#nanoTime()}
     */
    CallLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** Makes a call and notes what it cost. */
    <T> T measure(String name, Function<Meter, T> call) {
        var started = nanoTime.getAsLong();
        var meter = new Meter();
        try {
            return call.apply(meter);
        } finally {
            var seconds = seconds(nanoTime.getAsLong() - started);
            calls.add(new Call(name, seconds, meter.bytes.get(), meter.items.get()));
        }
    }

    List<Call> calls() {
        return calls;
    }

    /** When the log was begun, by its ticker. */
    long begun() {
        return begun;
    }

    /** Since the log was begun. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    /** To the microsecond: more digits would only be noise. */
    static double seconds(long nanos) {
        return Math.round(nanos / 1e3) / 1e6;
    }

    /** What has come in on one call so far; safe to be read while another thread still reads the answer. */
    static final class Meter {

        private final AtomicLong bytes = new AtomicLong();
        private final AtomicLong items = new AtomicLong();

        void items(long count) {
            items.set(count);
        }

        /** The body, its bytes counted as they are read. */
        InputStream metered(InputStream body) {
            return new FilterInputStream(body) {
                @Override
                public int read() throws IOException {
                    var one = super.read();
                    bytes.addAndGet(one < 0 ? 0 : 1);
                    return one;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    var count = super.read(buffer, offset, length);
                    bytes.addAndGet(Math.max(0, count));
                    return count;
                }
            };
        }
    }
}
