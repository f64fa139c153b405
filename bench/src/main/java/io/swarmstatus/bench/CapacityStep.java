package io.swarmstatus.bench;

import io.swarmstatus.bench.SteadySnapshots.Written;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * So many swarms for a while.
 *
 * @param p99 from the writer to Redis
 * @param missing of those written, not yet in Redis a moment after the last
 * @param serves whether the api then has the newest of those that were asked for
 * @param cores of each part, all sinks together, and of the writer
 */
record CapacityStep(
        int swarms, Written written, Duration p99, long missing, boolean serves, Map<String, Double> cores) {

    /** A swarm's snapshot is not to be in Redis later than that. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    private static final double KEPT_PACE = 0.98;

    /** Whether so many are carried into Redis, all in time. */
    boolean isCarried() {
        return shortfall().isEmpty();
    }

    /** Whether they are served besides. An api serves a limited number of swarms, whatever the sinks carry. */
    boolean isServed() {
        return isCarried() && serves;
    }

    /** What was not as it has to be for so many to be carried, for a person; empty where they are. */
    String shortfall() {
        if (written.pace() < KEPT_PACE) {
            return "the writer fell behind";
        }
        if (missing > 0) {
            return "not all in Redis " + CapacityBenchmark.MOMENT_SECONDS + " s after the last";
        }
        return p99.compareTo(LIMIT) > 0 ? "p99 to Redis over " + LIMIT.toSeconds() + " s" : "";
    }

    /** Of all parts together. */
    double processors() {
        return cores.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    String words() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,6d swarms: p99 %.0f ms, %d missing, %s",
                swarms,
                p99.toNanos() / 1e6,
                missing,
                serves ? "served" : "not served"));
        cores.forEach((part, used) -> text.append(String.format(Locale.ROOT, ", %s %.2f", part, used)));
        return text.append(isCarried() ? "" : " - too many: " + shortfall()).toString();
    }
}
