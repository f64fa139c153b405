package io.swarmstatus.producer;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the last looks have seen of the swarm, from which a look at a part of it is completed.
 *
 * @param isStuck whether all tasks that are not where they are meant to get to wait for a place, and did so at the look before
 * @param watch services whose tasks are to be counted again
 * @param at when all services were last asked for, by a steady clock in nanoseconds; before the first of them was read
 */
record KnownSwarm(
        List<EngineNode> nodes,
        List<EngineService> services,
        TaskTally tasks,
        TaskSums sums,
        SwarmFigures figures,
        boolean isStuck,
        Watch watch,
        long at) {

    /**
     * Works out the figures.
     *
     * @param versionBefore the raft index of the look before
     */
    static KnownSwarm of(
            List<EngineNode> nodes,
            List<EngineService> services,
            TaskTally tasks,
            long versionBefore,
            Watch watch,
            long at) {
        var sums = tasks.sums(ids(nodes.stream().filter(EngineNode::isDown).toList()));
        var figures = SwarmFigures.of(nodes, services, sums);
        var isWaiting = sums.moving().isEmpty() && !sums.waiting().isEmpty() && areSettled(nodes);
        var isStuck = isWaiting && figures.version() == versionBefore;
        return new KnownSwarm(nodes, services, tasks, sums, figures, isStuck, watch, at);
    }

    /** Whether the engine counts tasks by service, as those older than API 1.41 do not. */
    boolean isCounted() {
        return services.stream().allMatch(service -> service.counts() != null);
    }

    /** Whether tasks or nodes are on their way to another state by themselves. */
    boolean isMoving() {
        var isUnderWay = !sums.moving().isEmpty() || !sums.waiting().isEmpty() || !areSettled(nodes);
        return isUnderWay && !isStuck;
    }

    /**
     * Whether something may change that no list but that of all nodes or tasks tells of: nodes that are coming back, or the tasks
     * of a service that is gone.
     */
    boolean mayHideChanges() {
        return !areSettled(nodes) || !hasServices(unsettledServices()) || !hasServices(watch.all());
    }

    /** The same, with the same figures, as a later look found it. */
    KnownSwarm stillSo(Watch newWatch, long newAt) {
        return new KnownSwarm(nodes, services, tasks, sums, figures, isStuck, newWatch, newAt);
    }

    /** The same swarm after a later look; all that is not read anew is as before. */
    KnownSwarm with(
            List<EngineNode> newNodes,
            List<EngineService> newServices,
            TaskTally newTasks,
            Watch newWatch,
            long newAt) {
        var isAsBefore = newTasks == tasks && newNodes.equals(nodes) && newServices.equals(services);
        return isAsBefore
                ? stillSo(newWatch, newAt)
                : of(newNodes, newServices, newTasks, figures.version(), newWatch, newAt);
    }

    /** Whether a look that found this has nothing new to tell. */
    boolean looksLike(KnownSwarm before) {
        return figures.equals(before.figures) && isMoving() == before.isMoving();
    }

    /** Whether these are the managers, and nothing of them has changed. */
    boolean hasManagers(Collection<EngineNode> found) {
        return managers(nodes).equals(managers(found));
    }

    /** Whether these are the same nodes in the same offices, whatever else of them may have changed. */
    boolean hasMembers(Collection<EngineNode> found) {
        return offices(nodes).equals(offices(found)) && areSettled(found);
    }

    /**
     * IDs of services that are being updated, or with tasks that are not where they are meant to get to, unless nothing but room on
     * a node can help.
     */
    Set<String> unsettledServices() {
        var unsettled = new HashSet<>(sums.moving());
        services.stream()
                .filter(EngineService::isBeingUpdated)
                .map(EngineService::id)
                .forEach(unsettled::add);
        if (!isStuck) {
            unsettled.addAll(sums.waiting());
        }
        return unsettled;
    }

    boolean hasServices(Set<String> ids) {
        return byId(services).keySet().containsAll(ids);
    }

    /** Those of these IDs of which there is a service. */
    Set<String> listed(Set<String> ids) {
        var listed = new HashSet<>(ids);
        listed.retainAll(byId(services).keySet());
        return listed;
    }

    /** IDs of services that events have told of, be it of nodes where they have tasks. */
    Set<String> told(Touched touched, List<EngineNode> found) {
        var told = new HashSet<>(touched.services());
        told.addAll(servicesAffectedBy(found));
        return told;
    }

    /** IDs of those of these services that are new, or not as they were. */
    Set<String> changed(List<EngineService> found) {
        var before = byId(services);
        return found.stream()
                .filter(service -> !service.equals(before.get(service.id())))
                .map(EngineService::id)
                .collect(toSet());
    }

    /**
     * IDs of services whose tasks are to be counted again at the outlines that follow on a look, before which the swarm was known to
     * be like this. The engine counts a service's tasks a moment before they are listed, so that its counts may be of before a task
     * ran and the list of after it; if it counts as few the next time, another task has ended.
     *
     * @param told of which events have told
     * @param changed of which the look has found other counts, or another state
     */
    Set<String> toWatch(Set<String> told, Set<String> changed) {
        return Ids.union(told, changed, listed(unsettledServices()));
    }

    /** IDs of services to which it matters that these nodes are now like that: their tasks may go, or find a place. */
    Set<String> servicesAffectedBy(List<EngineNode> found) {
        var before = nodes.stream().collect(toMap(EngineNode::id, KnownSwarm::use, (one, _) -> one));
        var changed = found.stream()
                .filter(node -> !use(node).equals(before.get(node.id())))
                .map(EngineNode::id)
                .collect(toSet());
        if (changed.isEmpty()) {
            return Set.of();
        }
        var affected = new HashSet<>(tasks.servicesOn(changed));
        affected.addAll(sums.waiting());
        services.stream()
                .filter(EngineService::isOnEachNode)
                .map(EngineService::id)
                .forEach(affected::add);
        return affected;
    }

    static Map<String, EngineService> byId(Collection<EngineService> services) {
        return services.stream().collect(toMap(EngineService::id, identity(), (one, _) -> one));
    }

    private static Map<String, EngineNode> managers(Collection<EngineNode> nodes) {
        return nodes.stream()
                .filter(node -> node.manager() != null)
                .collect(toMap(EngineNode::id, identity(), (one, _) -> one));
    }

    private static Map<String, Optional<EngineNode.ManagerStatus>> offices(Collection<EngineNode> nodes) {
        return nodes.stream()
                .collect(toMap(EngineNode::id, node -> Optional.ofNullable(node.manager()), (one, _) -> one));
    }

    /** What of a node matters to all tasks there. What its labels mean to some of them shows in the next outline. */
    private static List<String> use(EngineNode node) {
        return List.of(node.status().state(), node.availability());
    }

    private static Set<String> ids(Collection<EngineNode> nodes) {
        return nodes.stream().map(EngineNode::id).collect(toSet());
    }

    private static boolean areSettled(Collection<EngineNode> nodes) {
        return nodes.stream().noneMatch(EngineNode::isUnsettled);
    }
}
