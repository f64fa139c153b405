package io.swarmstatus.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/** What each list can be filtered by, and what that means. */
final class ListFilters {

    private static final Map<String, BiPredicate<SwarmNode, String>> NODES = Map.of(
            "id", (node, id) -> node.id().startsWith(id),
            "name", (node, name) -> node.hostname().startsWith(name),
            "role", (node, role) -> role.equals(node.spec().manager() ? "manager" : "worker"),
            "membership", (node, membership) -> membership.equals("accepted"),
            "node.label", (node, label) -> hasLabel(node.spec().labels(), label));

    private static final Map<String, BiPredicate<SwarmService, String>> SERVICES = Map.of(
            "id", (service, id) -> service.id().startsWith(id),
            "name", (service, name) -> service.name().startsWith(name),
            "mode", (service, mode) -> mode.equals(mode(service)),
            "label",
                    (service, label) ->
                            hasLabel(ServiceJson.labels(service.spec().template()), label));

    private static final Set<String> TASK_FILTERS = Set.of("id", "node", "service", "desired-state");
    private static final Set<String> DESIRED_STATES = Set.of("running", "shutdown", "accepted");

    private ListFilters() {}

    static List<SwarmNode> nodes(SwarmView view, Filters filters) {
        filters.requireKnown(NODES.keySet());
        return view.nodes().stream().filter(node -> filters.accept(node, NODES)).toList();
    }

    static List<SwarmService> services(SwarmView view, Filters filters) {
        filters.requireKnown(SERVICES.keySet());
        return view.services().stream()
                .filter(service -> filters.accept(service, SERVICES))
                .toList();
    }

    /** @throws RejectedRequestException if a filter names a node or a service that does not exist */
    static List<SwarmTask> tasks(SwarmView view, Filters filters) {
        filters.requireKnown(TASK_FILTERS);
        for (String state : filters.values("desired-state")) {
            if (!DESIRED_STATES.contains(state)) {
                throw new RejectedRequestException(500, "Invalid desired-state filter: '" + state + "'");
            }
        }
        var nodes =
                filters.values("node").stream().map(name -> nodeId(view, name)).toList();
        var services = filters.values("service").stream()
                .map(name -> serviceId(view, name))
                .toList();
        Map<String, BiPredicate<SwarmTask, String>> rules = Map.of(
                "id", (task, id) -> task.id().startsWith(id),
                "desired-state", (task, state) -> state.equals(task.desired().wireName()),
                "node", (task, name) -> task.nodeId() != null && nodes.contains(task.nodeId()),
                "service", (task, name) -> services.contains(task.serviceId()));
        return view.tasks().stream().filter(task -> filters.accept(task, rules)).toList();
    }

    private static String nodeId(SwarmView view, String name) {
        return view.nodes().stream()
                .filter(node -> node.id().equals(name) || node.hostname().equals(name))
                .map(SwarmNode::id)
                .findFirst()
                .orElseThrow(() -> new RejectedRequestException(404, "node " + name + " not found"));
    }

    private static String serviceId(SwarmView view, String name) {
        return view.services().stream()
                .filter(service -> service.id().equals(name) || service.name().equals(name))
                .map(SwarmService::id)
                .findFirst()
                .orElseThrow(() -> new RejectedRequestException(404, "service " + name + " not found"));
    }

    private static String mode(SwarmService service) {
        return switch (service.spec().mode()) {
            case REPLICATED -> "replicated";
            case GLOBAL -> "global";
            case REPLICATED_JOB -> "replicated-job";
            case GLOBAL_JOB -> "global-job";
        };
    }

    /** @param label {@code key} or {@code key=value} */
    private static boolean hasLabel(Map<String, String> labels, String label) {
        var parts = label.split("=", 2);
        var value = labels.get(parts[0]);
        return value != null && (parts.length == 1 || parts[1].equals(value));
    }
}
