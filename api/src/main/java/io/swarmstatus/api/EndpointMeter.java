package io.swarmstatus.api;

import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Measures the answers of one endpoint. For any number of threads. */
final class EndpointMeter {

    /** From an answer out of memory to the longest search of the past. */
    private static final List<Duration> BOUNDS = List.of(
            Duration.ofNanos(50_000),
            Duration.ofNanos(100_000),
            Duration.ofNanos(250_000),
            Duration.ofNanos(500_000),
            Duration.ofMillis(1),
            Duration.ofNanos(2_500_000),
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    private static final int SERVER_ERROR = 500;

    private final DurationHistogram durations = new DurationHistogram(BOUNDS);
    private final LongAdder begun = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();

    /** The handler, measured from when it is called until it has written its answer, or has thrown. */
    Handler around(Handler handler) {
        return (request, response) -> {
            var start = System.nanoTime();
            begun.increment();
            try {
                handler.handle(request, response);
            } catch (Exception e) {
                count(e);
                throw e;
            } finally {
                durations.record(System.nanoTime() - start);
            }
        };
    }

    private void count(Exception e) {
        switch (e) {
            case CloseConnectionException _ -> {} // it is the client who is gone
            case HttpException refusal when refusal.status().code() < SERVER_ERROR -> refused.increment();
            default -> failed.increment();
        }
    }

    DurationHistogram durations() {
        return durations;
    }

    /** How many are answered just now. */
    long inProgress() {
        return Math.max(0, begun.sum() - durations.count());
    }

    /** How many were refused, 4xx: it was the client's doing. */
    long refused() {
        return refused.sum();
    }

    /** How many failed, 5xx. */
    long failed() {
        return failed.sum();
    }
}
