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
 * @param cores of each part, all sinks together
 */
record CapacityStep(
        int swarms, Written written, Duration p99, long missing, boolean serves, Map<String, Double> cores) {

    /** A swarm's snapshot is not to be in Redis later than that. */
    static final Duration LIMIT = Duration.ofSeconds(1);

    private static final double KEPT_PACE = 0.98;

    /** Whether so many are carried: all in time, and served. */
    boolean isCarried() {
        return written.pace() >= KEPT_PACE && missing == 0 && serves && p99.compareTo(LIMIT) <= 0;
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
        return text.append(isCarried() ? "" : " - too many").toString();
    }
}
