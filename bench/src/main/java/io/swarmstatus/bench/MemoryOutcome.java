package io.swarmstatus.bench;

import io.swarmstatus.contract.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a producer with little memory fared.
 *
 * @param snapshots that it published, in order
 * @param wanted how many had to come
 * @param exitCode if it ended by itself
 * @param peakResidentBytes of the whole process; empty where the system does not tell
 * @param lastWords the end of what it logged
 */
record MemoryOutcome(
        List<Snapshot> snapshots,
        int wanted,
        OptionalInt exitCode,
        OptionalLong peakResidentBytes,
        GcLog gc,
        List<String> lastWords) {

    /** What is wrong with it; empty where all is well. */
    List<String> problems(Expectation expectation) {
        var problems = new ArrayList<String>();
        exitCode.ifPresent(code ->
                problems.add("the producer ended by itself, exit code " + code + ": " + String.join(" / ", lastWords)));
        if (snapshots.size() < wanted) {
            problems.add(snapshots.size() + " snapshots came instead of " + wanted);
        }
        snapshots.stream()
                .map(snapshot -> expectation.mismatches(new Found.Figures(snapshot)))
                .filter(mismatches -> !mismatches.isEmpty())
                .map(mismatches -> "a snapshot is wrong: " + String.join("; ", mismatches))
                .distinct()
                .forEach(problems::add);
        return problems;
    }

    /** What was measured, in words and figures. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "heap: at most %d MB in use, garbage included; at most %d MB left after a collection"
                        + " (%d pauses, %d of them full)",
                gc.peakBefore(),
                gc.peakAfter(),
                gc.pauses(),
                gc.fullPauses()));
        peakResidentBytes.ifPresent(bytes ->
                lines.add(String.format(Locale.ROOT, "process: at most %.0f MiB resident", bytes / 1024.0 / 1024)));
        if (!snapshots.isEmpty()) {
            var seconds = Spread.of(snapshots.stream()
                    .map(snapshot -> snapshot.performanceMetrics().refreshDurationSeconds())
                    .toList());
            lines.add(String.format(
                    Locale.ROOT,
                    "%d collections: min %.3f s, median %.3f s, max %.3f s",
                    snapshots.size(),
                    seconds.min(),
                    seconds.median(),
                    seconds.max()));
        }
        lines.add(exitCode.isEmpty() ? "the producer is alive" : "the producer is NOT alive");
        return lines;
    }
}
