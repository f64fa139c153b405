package io.swarmstatus.producer;

import java.util.Set;

/**
 * What events have told of.
 *
 * @param nodes IDs of nodes that have changed
 * @param services IDs of services that have changed
 * @param isAnything whether it may be anything: an event did not say, or there were too many to remember them
 */
record Touched(Set<String> nodes, Set<String> services, boolean isAnything) {

    static final Touched NOTHING = new Touched(Set.of(), Set.of(), false);
    static final Touched ANYTHING = new Touched(Set.of(), Set.of(), true);

    /** Of each kind; a change of more than these is better read with everything. */
    private static final int MOST = 100;

    Touched {
        nodes = Set.copyOf(nodes);
        services = Set.copyOf(services);
    }

    static Touched by(EngineEvent event) {
        if (event.id().isEmpty()) {
            return ANYTHING;
        }
        return switch (event.type()) {
            case "node" -> new Touched(Set.of(event.id()), Set.of(), false);
            case "service" -> new Touched(Set.of(), Set.of(event.id()), false);
            default -> ANYTHING;
        };
    }

    Touched and(Touched other) {
        var allNodes = Ids.union(nodes, other.nodes);
        var allServices = Ids.union(services, other.services);
        var areTooMany = allNodes.size() > MOST || allServices.size() > MOST;
        return isAnything || other.isAnything || areTooMany ? ANYTHING : new Touched(allNodes, allServices, false);
    }
}
