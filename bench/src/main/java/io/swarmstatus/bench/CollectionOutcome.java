package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What collections of rising sizes came to. */
record CollectionOutcome(List<CollectionTrial> trials) {

    private static final Map<String, Goal> GOALS = Map.of(
            "docker-java's model", Goal.ratioAtMost(0.2),
            "docker-py", Goal.ratioAtMost(0.15),
            "curl to nowhere", Goal.ratioAtMost(5));

    /** MiB above what is in use at rest. */
    private static final Goal HEAP_GOAL = Goal.atMost(64);

    /** Of the largest swarm beside the next one, for each task. */
    private static final Goal LINEAR_GOAL = Goal.ratioAtMost(1.2);

    private static final String PANEL = "one collection";

    Outcome outcome() {
        var findings = new ArrayList<Finding>();
        trials.forEach(trial -> findings.addAll(beside(trial)));
        trials.forEach(trial -> findings.add(Finding.alone(
                trial.size().words() + ", heap above rest",
                "MiB",
                Spread.of(List.of(trial.heapMegabytes())),
                HEAP_GOAL)));
        if (trials.size() > 1) {
            findings.add(linear(trials.get(trials.size() - 2), trials.getLast()));
        }
        return new Outcome(findings, curves(), leftOut());
    }

    private static List<Finding> beside(CollectionTrial trial) {
        var what = trial.size().words();
        var ours = trial.ours().seconds();
        var findings = new ArrayList<Finding>();
        for (var peer : trial.peers()) {
            findings.add(Finding.besidePeer(what, "s", ours, peer.reader(), peer.seconds(), goal(peer)));
        }
        for (var limit : trial.limits()) {
            findings.add(Finding.besideLimit(what, "s", ours, limit.reader(), limit.seconds(), goal(limit)));
        }
        return findings;
    }

    private static Goal goal(Series series) {
        return GOALS.getOrDefault(series.reader(), Goal.none());
    }

    private static Finding linear(CollectionTrial smaller, CollectionTrial larger) {
        return Finding.besideLimit(
                larger.size().words() + ", for each million tasks",
                "s",
                Spread.of(List.of(larger.secondsPerMillion())),
                smaller.size().words(),
                Spread.of(List.of(smaller.secondsPerMillion())),
                LINEAR_GOAL);
    }

    private List<Curve> curves() {
        var curves = new ArrayList<Curve>();
        curves.add(curve(trials.stream().map(CollectionTrial::ours).toList()));
        for (var peer : indexes(trials.getFirst().peers())) {
            curves.add(
                    curve(trials.stream().map(trial -> trial.peers().get(peer)).toList()));
        }
        for (var limit : indexes(trials.getFirst().limits())) {
            curves.add(curve(
                    trials.stream().map(trial -> trial.limits().get(limit)).toList()));
        }
        return curves;
    }

    private static List<Integer> indexes(List<?> list) {
        return IntStream.range(0, list.size()).boxed().toList();
    }

    private Curve curve(List<Series> bySize) {
        var points = IntStream.range(0, trials.size())
                .mapToObj(size -> new Curve.Point(
                        trials.get(size).size().tasks(),
                        bySize.get(size).seconds().median()))
                .toList();
        return new Curve(PANEL, "tasks", "s", bySize.getFirst().reader(), points);
    }

    private List<String> leftOut() {
        var left = new ArrayList<String>();
        if (trials.getFirst().peers().size() < 2) {
            left.add("docker-py, which is not installed (python3-docker).");
        }
        if (trials.getFirst().limits().size() < 2) {
            left.add("curl, which is not installed.");
        }
        return left;
    }
}
