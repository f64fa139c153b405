package io.swarmstatus.contract;

import java.time.Instant;
import java.util.List;

/**
 * What a refresh cost.
 *
 * @param refreshDurationSeconds the whole collection, in seconds
 * @param refreshTimestamp when it ended
 * @param errorOccurred whether it failed
 * @param calls one entry for each call to the engine, in order
 */
public record PerformanceMetrics(
        double refreshDurationSeconds, Instant refreshTimestamp, boolean errorOccurred, List<Call> calls) {

    public PerformanceMetrics {
        Check.notNegative("refresh_duration_seconds", refreshDurationSeconds);
        calls = List.copyOf(calls);
    }

    /**
     * One call to the engine.
     *
     * @param call which: "ping", "info", "nodes", "services" or "tasks"
     * @param durationSeconds from the request to the end of its answer, parsing included
     * @param bytes length of the answer's body as read
     * @param items how many objects it listed; 0 for a call that lists none
     */
    public record Call(String call, double durationSeconds, long bytes, long items) {

        public Call {
            Check.notNegative("duration_seconds", durationSeconds);
            Check.notNegative("bytes", bytes);
            Check.notNegative("items", items);
        }
    }
}
