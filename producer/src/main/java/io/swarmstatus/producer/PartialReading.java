package io.swarmstatus.producer;

import static io.swarmstatus.producer.Ids.union;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Gatherers;

/**
 * A reading of what may have changed of the swarm since the one before.
 *
 * <p>Nodes and services tell of their changes by events, and the leader's counts of each service's tasks show that one has
 * begun to run, or has ended until another runs in its place, which is no sooner than the service's restart delay is over. So
 * the tasks of those services alone are counted anew of which events have told, or the counts have changed, or tasks are on
 * their way to another state, or a task may have been replaced unseen.
 */
final class PartialReading {

    /** Services named in one question, which has to fit into what proxies take for the first line of a request. */
    private static final int MOST_NAMED = 100;

    /** Questions for the tasks of services by name, unless they are for less than half of all. */
    private static final int MOST_QUESTIONS = 2;

    private final EngineReading engine;
    private final KnownSwarm known;
    private final Touched touched;
    private final long begun;
    private final LongSupplier nanoTime;

    /**
     * @param known what the reading before came to
     * @param begun by the ticker
     * @param nanoTime a ticker, as {@link System#nanoTime()}
     */
    PartialReading(EngineReading engine, KnownSwarm known, Touched touched, long begun, LongSupplier nanoTime) {
        this.engine = engine;
        this.known = known;
        this.touched = touched;
        this.begun = begun;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads what events have told of of late, and what is on its way to another state.
     *
     * @return empty where all has to be read
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    Optional<KnownSwarm> suspects() {
        var nodes = nodes();
        if (areOthers(nodes)) {
            return Optional.empty();
        }
        var told = known.told(touched, nodes);
        var underWay = known.listed(union(known.watch().all(), known.unsettledServices()));
        var services = services(union(told, underWay));
        if (isAnyGone(services)) {
            return Optional.empty();
        }
        var changed = known.changed(services);
        var watch = known.watch().after(Depth.SUSPECTS, known.toWatch(told, changed));
        var wereNodesAskedLast = areNodesToldOf() && told.isEmpty() && underWay.isEmpty();
        return recounted(nodes, services, union(told, changed), watch, known.at())
                .filter(found -> found.looksLike(known) || wereNodesAskedLast || hasItsManagersStill(found));
    }

    /**
     * Reads that, all services with their counts, and the managers; and the nodes, where something has changed, as an event of them
     * may have been lost.
     *
     * @return empty where all has to be read
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    Optional<KnownSwarm> outline() {
        if (known.mayHideChanges()) {
            return Optional.empty();
        }
        var services = engine.services();
        if (isAnyGone(services)) {
            return Optional.empty();
        }
        var changed = known.changed(services);
        var nodes = changed.isEmpty() ? nodes() : engine.nodes();
        if (!known.hasMembers(nodes)) {
            return Optional.empty();
        }
        var told = known.told(touched, nodes);
        var underWay = union(known.watch().all(), known.unsettledServices());
        var watch = known.watch().after(Depth.OUTLINE, known.toWatch(told, changed));
        return recounted(nodes, services, union(told, changed, underWay, blurred(services)), watch, begun)
                .filter(this::hasItsManagersStill);
    }

    /** Asked last, so that none speaks for a swarm that another has led meanwhile. */
    private boolean hasItsManagersStill(KnownSwarm found) {
        var hasThem = found.hasManagers(engine.managers());
        if (!hasThem) {
            engine.forgetLists();
        }
        return hasThem;
    }

    private boolean areNodesToldOf() {
        return !touched.nodes().isEmpty();
    }

    private List<EngineNode> nodes() {
        return areNodesToldOf() ? engine.nodes() : known.nodes();
    }

    private boolean areOthers(List<EngineNode> nodes) {
        return areNodesToldOf() && !known.hasMembers(nodes);
    }

    /** What has become of the tasks of a service that is gone, no list of a service's tasks tells. */
    private boolean isAnyGone(List<EngineService> services) {
        return !ids(services).containsAll(ids(known.services()));
    }

    /** Those of these IDs as they are now, without those that are gone, and all others as they are known. */
    private List<EngineService> services(Set<String> ids) {
        if (ids.isEmpty()) {
            return known.services();
        }
        if (ids.size() > MOST_NAMED || !known.hasServices(ids)) {
            return engine.services();
        }
        var found = KnownSwarm.byId(engine.services(ids));
        return known.services().stream()
                .filter(service -> found.containsKey(service.id()) || !ids.contains(service.id()))
                .map(service -> found.getOrDefault(service.id(), service))
                .toList();
    }

    private Optional<KnownSwarm> recounted(
            List<EngineNode> nodes, List<EngineService> services, Set<String> suspects, Watch watch, long at) {
        var ids = ids(services);
        var recounted = suspects.stream().filter(ids::contains).collect(toSet());
        if (recounted.size() > Math.max(MOST_QUESTIONS * MOST_NAMED, services.size() / 2)) {
            return Optional.empty();
        }
        return tasks(recounted).map(tasks -> known.with(nodes, services, tasks, watch, at));
    }

    /** Empty where one of the services is gone by now, for which the engine refuses all. */
    private Optional<TaskTally> tasks(Set<String> serviceIds) {
        if (serviceIds.isEmpty()) {
            return Optional.of(known.tasks());
        }
        var tally = known.tasks().without(serviceIds);
        try {
            for (var named : batches(serviceIds)) {
                engine.tasks(named, tally::add);
            }
        } catch (EngineException e) {
            if (e.isRefusal()) {
                engine.forgetLists();
                return Optional.empty();
            }
            throw e;
        }
        return Optional.of(tally);
    }

    private static List<Set<String>> batches(Set<String> serviceIds) {
        return serviceIds.stream()
                .gather(Gatherers.windowFixed(MOST_NAMED))
                .map(Set::copyOf)
                .toList();
    }

    /**
     * Those of which by now a task may have ended, and another run in its place, since all were last asked for; no more than one
     * question can name, those first that begin another the soonest. The others are left to the next look at the whole.
     */
    private Set<String> blurred(List<EngineService> services) {
        var unseen = nanoTime.getAsLong() - known.at();
        return services.stream()
                .filter(service -> unseen >= service.restartDelay().toNanos())
                .sorted(Comparator.comparing(EngineService::restartDelay))
                .limit(MOST_NAMED)
                .map(EngineService::id)
                .collect(toSet());
    }

    private static Set<String> ids(Collection<EngineService> services) {
        return services.stream().map(EngineService::id).collect(toSet());
    }
}
