package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What the steps came to.
 *
 * @param bySinks the steps of each number of sinks, by rising number of swarms, of which the last may be too many
 */
record CapacityOutcome(Map<Integer, List<CapacityStep>> bySinks) {

    private static final String PANEL = "processors at one snapshot each 10 s";

    Outcome outcome() {
        var findings = new ArrayList<Finding>();
        var curves = new ArrayList<Curve>();
        bySinks.forEach((sinks, steps) -> findings.addAll(findings(sinks, steps)));
        var first = bySinks.values().iterator().next();
        first.getFirst().cores().keySet().stream().sorted().forEach(part -> curves.add(curve(part, first)));
        return new Outcome(findings, curves, List.of());
    }

    private static List<Finding> findings(int sinks, List<CapacityStep> steps) {
        var what = CapacityBenchmark.words(sinks);
        var carried = steps.stream().filter(CapacityStep::isCarried).toList();
        var findings = new ArrayList<Finding>();
        findings.add(alone(what + ", carried into Redis", "swarms", most(steps, CapacityStep::isCarried)));
        findings.add(alone(what + ", served", "swarms", most(steps, CapacityStep::isServed)));
        if (!carried.isEmpty()) {
            findings.add(
                    alone(what + ", p99 to Redis", "ms", carried.getLast().p99().toNanos() / 1e6));
            carried.getLast().cores().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(part -> findings.add(alone(what + ", " + part.getKey(), "processors", part.getValue())));
        }
        if (!steps.getLast().isCarried()) {
            findings.add(tooMany(what, steps.getLast()));
        }
        return findings;
    }

    private static double most(List<CapacityStep> steps, Predicate<CapacityStep> is) {
        return steps.stream().filter(is).mapToInt(CapacityStep::swarms).max().orElse(0);
    }

    /** What tells where the limit is: all processors of the machine in use, or not. */
    private static Finding tooMany(String what, CapacityStep step) {
        return alone(
                String.format(
                        Locale.ROOT,
                        "%s, all parts of %d with %,d: %s",
                        what,
                        Runtime.getRuntime().availableProcessors(),
                        step.swarms(),
                        step.shortfall()),
                "processors",
                step.processors());
    }

    private static Finding alone(String what, String unit, double value) {
        return Finding.alone(what, unit, Spread.of(List.of(value)), Goal.none());
    }

    private static Curve curve(String part, List<CapacityStep> steps) {
        return new Curve(
                PANEL,
                "swarms",
                "processors",
                part,
                steps.stream()
                        .map(step -> new Curve.Point(
                                step.swarms(), Math.max(0.001, step.cores().getOrDefault(part, 0.0))))
                        .toList());
    }
}
