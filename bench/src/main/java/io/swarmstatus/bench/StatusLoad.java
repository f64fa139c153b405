package io.swarmstatus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for the status at fixed times, over a few connections. A request counts from when it was to be made, so that a slow answer
 * cannot hide those that it holds up.
 */
final class StatusLoad {

    /** A few, where the load is light. */
    static final int FEW = 8;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private StatusLoad() {}

    /** Returns when the time is up, with how many requests failed. */
    static long run(int port, int perSecond, Duration time, LatencyHistogram latencies) throws InterruptedException {
        return run(port, FEW, perSecond, time, latencies);
    }

    /** The same, over so many connections. */
    static long run(int port, int connections, int perSecond, Duration time, LatencyHistogram latencies)
            throws InterruptedException {
        var failed = new AtomicLong();
        var begun = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (var lane = 0; lane < connections; lane++) {
            var first = lane;
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                try (var connection = ApiConnection.open(port)) {
                    var most = perSecond * time.toSeconds();
                    for (long number = first; number < most; number += connections) {
                        ask(connection, begun + number * NANOS_PER_SECOND / perSecond, latencies);
                    }
                } catch (IOException e) {
                    failed.incrementAndGet();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return failed.get();
    }

    private static void ask(ApiConnection connection, long intended, LatencyHistogram latencies) throws IOException {
        while (System.nanoTime() - intended < 0) {
            LockSupport.parkNanos(intended - System.nanoTime());
        }
        if (!connection.ask().figures()) {
            throw new IOException("no figures");
        }
        latencies.record(System.nanoTime() - intended);
    }
}
