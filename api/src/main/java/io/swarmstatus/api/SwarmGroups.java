package io.swarmstatus.api;

import static io.swarmstatus.api.Figure.flag;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there are several of in a swarm, counted by kind: a few series for each swarm, however large it is. */
final class SwarmGroups {

    private SwarmGroups() {}

    static List<GaugeSnapshot> of(List<SwarmView> views) {
        var nodes = new GaugeFamily(
                SwarmMetrics.PREFIX + "nodes",
                "Nodes by role, availability and state; those that there are none of, not.");
        var tasks = new GaugeFamily(
                SwarmMetrics.PREFIX + "tasks", "Tasks by state; failed ones are those that the engine still keeps.");
        var tiers = new GaugeFamily(
                SwarmMetrics.PREFIX + "served_tier", "1 for the tier of the cache that is served, 0 for the others.");
        for (var view : views) {
            addNodes(nodes, view);
            addTask(
                    tasks,
                    view,
                    "running",
                    view.figure(snapshot -> snapshot.totals().runningTasks()));
            addTask(
                    tasks,
                    view,
                    "pending",
                    view.figure(snapshot -> snapshot.figures().pendingTasks()));
            addTask(
                    tasks,
                    view,
                    "failed",
                    view.figure(snapshot -> snapshot.figures().failedTasks()));
            Stream.of(ServedTier.values())
                    .forEach(tier -> tiers.add(view.labels().add("tier", tier.detail()), flag(tier == view.tier())));
        }
        return List.of(nodes.read(), tasks.read(), tiers.read());
    }

    private static void addNodes(GaugeFamily family, SwarmView view) {
        view.nodes().stream()
                .collect(Collectors.groupingBy(node -> kind(view.labels(), node), Collectors.counting()))
                .forEach((labels, count) -> family.add(labels, (double) count));
    }

    private static Labels kind(Labels swarm, NodeFigures node) {
        return swarm.merge(Labels.of("role", node.role(), "availability", node.availability(), "state", node.state()));
    }

    private static void addTask(GaugeFamily family, SwarmView view, String state, double count) {
        family.add(view.labels().add("state", state), count);
    }
}
