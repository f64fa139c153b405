package io.swarmstatus.bench;

import io.swarmstatus.bench.ChaosRun.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What the rounds came to, in a table. */
record ChaosReport(List<Round> rounds) {

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT, "%-12s %6s %7s %8s %18s", "", "kill", "freeze", "restart", "worst recovery"));
        for (var target : FaultTarget.values()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %6d %7d %8d %16.2f s",
                    target,
                    count(target, FaultKind.KILL),
                    count(target, FaultKind.FREEZE),
                    count(target, FaultKind.RESTART),
                    worstWith(target).toMillis() / 1e3));
        }
        lines.add("%d rounds with %d faults, two at once in %d rounds"
                .formatted(
                        rounds.size(),
                        rounds.stream().mapToInt(round -> round.faults().size()).sum(),
                        rounds.stream()
                                .filter(round -> round.faults().size() > 1)
                                .count()));
        lines.add("fresh again        " + recoveries(Round::recovery) + " after all parts were ready again");
        lines.add("                   " + recoveries(Round::recoverySinceUndone)
                + " after the last one was let go on or started");
        return lines;
    }

    private long count(FaultTarget target, FaultKind kind) {
        return rounds.stream()
                .flatMap(round -> round.faults().stream())
                .filter(fault -> fault.target() == target && fault.kind() == kind)
                .count();
    }

    private Duration worstWith(FaultTarget target) {
        return rounds.stream()
                .filter(round -> round.faults().stream().anyMatch(fault -> fault.target() == target))
                .map(Round::recovery)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private String recoveries(Function<Round, Duration> recovery) {
        var sorted = rounds.stream().map(recovery).sorted().toList();
        return sorted.isEmpty()
                ? "never"
                : String.format(
                        Locale.ROOT,
                        "median %.2f s, worst %.2f s",
                        sorted.get(sorted.size() / 2).toMillis() / 1e3,
                        sorted.getLast().toMillis() / 1e3);
    }
}
