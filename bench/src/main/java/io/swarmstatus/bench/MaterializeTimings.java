package io.swarmstatus.bench;

import io.swarmstatus.bench.SinkTrial.Fill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the rounds of the materialize benchmark came to. */
final class MaterializeTimings {

    private static final double NANOS = 1e9;

    private final int snapshots;
    private final List<Fill> ours = new ArrayList<>();
    private final List<Fill> bare = new ArrayList<>();
    private final List<Duration> restarts = new ArrayList<>();

    MaterializeTimings(int snapshots) {
        this.snapshots = snapshots;
    }

    void ours(Fill fill) {
        ours.add(fill);
    }

    void bare(Fill fill) {
        bare.add(fill);
    }

    void caughtUp(Duration afterStart) {
        restarts.add(afterStart);
    }

    List<Fill> ours() {
        return List.copyOf(ours);
    }

    List<Fill> bare() {
        return List.copyOf(bare);
    }

    /** Snapshots a second from the first write to the last. */
    Spread rates(List<Fill> fills) {
        return Spread.of(fills.stream()
                .map(fill -> snapshots * NANOS / fill.writing().toNanos())
                .toList());
    }

    /** Seconds from the start of the process to the last write. */
    Spread totals(List<Fill> fills) {
        return Spread.of(
                fills.stream().map(fill -> fill.sinceStart().toNanos() / NANOS).toList());
    }

    /** Seconds from the start of the process until all had their newest snapshot. */
    Spread caughtUp() {
        return Spread.of(restarts.stream().map(time -> time.toNanos() / NANOS).toList());
    }

    /** The last round for a person who waits. */
    String words() {
        return String.format(
                Locale.ROOT,
                "bare %.2f s (%.2f s with its start), sink %.2f s (%.2f s)",
                bare.getLast().writing().toNanos() / NANOS,
                bare.getLast().sinceStart().toNanos() / NANOS,
                ours.getLast().writing().toNanos() / NANOS,
                ours.getLast().sinceStart().toNanos() / NANOS);
    }
}
