package io.swarmstatus.history;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How fast several readers may read, all together: what they read has its price in time, and each waits until all that was read
 * before is paid for. So none is refused, and none waits longer than for what the others have just read. Safe for use by several threads.
 */
public final class ReadPace {

    /** For readers that have the brokers to themselves. */
    public static final ReadPace UNLIMITED = new ReadPace(Long.MAX_VALUE, Duration.ZERO, () -> 0);

    private final double nanosPerByte;
    private final long savings;
    private final LongSupplier nanoTime;
    private long paidUntil;

    private ReadPace(long bytesPerSecond, Duration savings, LongSupplier nanoTime) {
        this.nanosPerByte = (double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        this.savings = savings.toNanos();
        this.nanoTime = nanoTime;
        this.paidUntil = nanoTime.getAsLong() - this.savings;
    }

    /**
     * So many bytes a second.
     *
     * @param savings what was not read in this time before may be read at once
     */
    public static ReadPace of(long bytesPerSecond, Duration savings) {
        return of(bytesPerSecond, savings, System::nanoTime);
    }

    static ReadPace of(long bytesPerSecond, Duration savings, LongSupplier nanoTime) {
        return new ReadPace(bytesPerSecond, savings, nanoTime);
    }

    /** How long to wait before reading on; nothing where all is paid for. */
    synchronized Duration untilPaid() {
        return Duration.ofNanos(Math.max(0, paidUntil - nanoTime.getAsLong()));
    }

    /** Waits for as long, at most so long. */
    void await(Duration most) throws InterruptedException {
        var left = untilPaid();
        if (left.isPositive()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left.toNanos(), most.toNanos()));
        }
    }

    /** So much was read. */
    synchronized void read(long bytes) {
        paidUntil = Math.max(paidUntil, nanoTime.getAsLong() - savings) + (long) (bytes * nanosPerByte);
    }
}
