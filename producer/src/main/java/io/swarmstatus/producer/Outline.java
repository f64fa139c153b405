package io.swarmstatus.producer;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a whole look has seen of that which shows a change by itself, far more cheaply than all tasks do: the managers, and
 * the leader's own counts of each service's tasks. Nodes and services tell of their changes by events; that a task has ended
 * shows in the counts until another one runs in its place, and that is no sooner than the service's restart delay is over.
 *
 * @param managers by ID
 * @param services by ID
 */
record Outline(Map<String, EngineNode> managers, Map<String, EngineService> services) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Empty where the engine does not count tasks, as those older than API 1.41 do not. */
    static Optional<Outline> of(List<EngineNode> nodes, List<EngineService> services) {
        var areCounted = services.stream().allMatch(service -> service.counts() != null);
        return areCounted ? Optional.of(new Outline(managers(nodes), byId(services))) : Optional.empty();
    }

    boolean hasManagers(List<EngineNode> found) {
        return managers.equals(managers(found));
    }

    boolean hasServices(List<EngineService> found) {
        return services.equals(byId(found));
    }

    /** For how long at least it shows that a task has ended. */
    Duration shows() {
        return services.values().stream()
                .map(EngineService::restartDelay)
                .min(Duration::compareTo)
                .orElse(LONGEST);
    }

    private static Map<String, EngineNode> managers(Collection<EngineNode> nodes) {
        return nodes.stream()
                .filter(node -> node.manager() != null)
                .collect(toMap(EngineNode::id, identity(), (one, _) -> one));
    }

    private static Map<String, EngineService> byId(Collection<EngineService> services) {
        return services.stream().collect(toMap(EngineService::id, identity(), (one, _) -> one));
    }
}
