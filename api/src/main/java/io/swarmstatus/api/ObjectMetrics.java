package io.swarmstatus.api;

import static io.swarmstatus.api.Figure.flag;

import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Each single node and service, as the exporter that Docker has none of.
 *
 * @param most how many nodes, and how many services, of all swarms together; of the rest it is told how many they are. 0 for
 *     none at all
 */
public record ObjectMetrics(int most) {

    /** Some 11 series a node and 3 a service: more is for a scrape of their own. */
    static final ObjectMetrics DEFAULT = new ObjectMetrics(5_000);

    private static final int MOST_OF_ALL = 1_000_000;

    private static final List<Figure<Shown<NodeFigures>>> NODES = List.of(
            figure("node_up", "1 where the node is ready.", node -> flag(node.isReady())),
            figure("node_leader", "1 where the node leads the swarm.", node -> flag(node.isLeader())),
            figure("node_cpu_cores", "Cores of the node.", NodeFigures::cpuCores),
            figure("node_cpu_reserved_cores", "Cores that its tasks reserve.", NodeFigures::reservedCpuCores),
            figure("node_cpu_free_cores", "Cores that are left to reserve.", NodeFigures::freeCpuCores),
            figure("node_memory_bytes", "Memory of the node.", NodeFigures::memoryBytes),
            figure("node_memory_reserved_bytes", "Memory that its tasks reserve.", NodeFigures::reservedMemoryBytes),
            figure("node_memory_free_bytes", "Memory that is left to reserve.", NodeFigures::freeMemoryBytes),
            figure("node_running_tasks", "Tasks that run on the node.", NodeFigures::runningTasks),
            figure(
                    "node_free_slots",
                    "How many more tasks of a tenth of a core and 100 MB fit.",
                    NodeFigures::freeSlots));

    private static final List<Figure<Shown<ServiceFigures>>> SERVICES = List.of(
            figure("service_desired_tasks", "Tasks that should run now.", ServiceFigures::desired),
            figure("service_running_tasks", "Tasks that run.", ServiceFigures::running),
            figure(
                    "service_degraded",
                    "1 where fewer tasks run than should; never of a job.",
                    service -> flag(service.isDegraded())));

    /** One of the nodes or services, with its labels, which all of its series share. */
    private record Shown<T>(Labels labels, T figures) {}

    /** For the settings. */
    static ObjectMetrics parse(String text) {
        try {
            var most = Integer.parseInt(text);
            if (most >= 0 && most <= MOST_OF_ALL) {
                return new ObjectMetrics(most);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number", e);
        }
        throw new IllegalArgumentException("expected a number from 0 to " + MOST_OF_ALL);
    }

    List<MetricSnapshot> of(List<SwarmView> views) {
        var nodes = shown(views, SwarmView::nodes, ObjectMetrics::labels);
        var services = shown(views, SwarmView::services, ObjectMetrics::labels);
        var metrics = new ArrayList<MetricSnapshot>();
        NODES.forEach(figure -> metrics.add(figure.of(nodes, Shown::labels)));
        SERVICES.forEach(figure -> metrics.add(figure.of(services, Shown::labels)));
        metrics.add(info(nodes));
        metrics.add(omitted(views, nodes.size(), services.size()));
        return metrics;
    }

    private <T> List<Shown<T>> shown(List<SwarmView> views, Function<SwarmView, List<T>> all, LabelsOf<T> labels) {
        return views.stream()
                .flatMap(view -> all.apply(view).stream().map(one -> new Shown<>(labels.of(view.labels(), one), one)))
                .limit(most)
                .toList();
    }

    private static MetricSnapshot info(List<Shown<NodeFigures>> nodes) {
        var info = InfoSnapshot.builder()
                .name(SwarmMetrics.PREFIX + "node")
                .help("What the node is, in its labels; always 1.");
        nodes.forEach(node -> info.dataPoint(InfoDataPointSnapshot.builder()
                .labels(node.labels().merge(described(node.figures())))
                .build()));
        return info.build();
    }

    private static MetricSnapshot omitted(List<SwarmView> views, int nodes, int services) {
        var omitted = new GaugeFamily(
                SwarmMetrics.PREFIX + "api_objects_omitted", "Nodes and services without metrics of their own.");
        omitted.add(Labels.of("kind", "node"), count(views, SwarmView::nodes) - nodes);
        omitted.add(Labels.of("kind", "service"), count(views, SwarmView::services) - services);
        return omitted.read();
    }

    private static <T> int count(List<SwarmView> views, Function<SwarmView, List<T>> all) {
        return views.stream().mapToInt(view -> all.apply(view).size()).sum();
    }

    private static Labels labels(Labels swarm, NodeFigures node) {
        return swarm.merge(Labels.of("node_id", node.id(), "hostname", node.hostname()));
    }

    private static Labels labels(Labels swarm, ServiceFigures service) {
        return swarm.merge(Labels.of("service", service.name(), "stack", service.stack(), "mode", service.mode()));
    }

    private static Labels described(NodeFigures node) {
        return Labels.of(
                "role", node.role(),
                "availability", node.availability(),
                "state", node.state(),
                "reachability", node.reachability(),
                "engine_version", node.engineVersion());
    }

    private static <T> Figure<Shown<T>> figure(String name, String help, ToDoubleFunction<T> value) {
        return new Figure<>(SwarmMetrics.PREFIX + name, help, shown -> value.applyAsDouble(shown.figures()));
    }

    /** The labels of one thing, with those of its swarm. */
    @FunctionalInterface
    private interface LabelsOf<T> {
        Labels of(Labels swarm, T thing);
    }
}
