package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.producer.EngineJson.ObjectReader;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the swarm through one engine, call by call. It remembers what it has learned so far, so that a reading
 * that fails half-way still tells whose it was.
 */
final class EngineReading {

    /** Who asks for the leader alone asks again soon: no need to wait as long as for a list. */
    private static final Duration GLANCE_LIMIT = Duration.ofSeconds(3);

    /** The call for one node's object. */
    static final String ONE_NODE = "node";

    private static final Duration OF_ITSELF_LIMIT = Duration.ofMillis(250);

    private static final String SERVICES = "/services";
    private static final String MANAGERS = "/nodes?" + filter("role", Set.of("manager"));

    private final DockerEngine engine;
    private final CallLimits limits;
    private final CallLog log;
    private @Nullable EngineIdentity identity;
    private boolean isIdentifiedAnew;
    private @Nullable List<EngineNode> nodes;
    private @Nullable List<EngineService> services;

    /**
     * @param known what the engine is, where that need not be asked first
     */
    EngineReading(DockerEngine engine, CallLimits limits, CallLog log, @Nullable EngineIdentity known) {
        this.engine = engine;
        this.limits = limits;
        this.log = log;
        this.identity = known;
    }

    /**
     * Whether the engine's node is the raft leader ({@code GET /nodes/{id}}): one object, however large the swarm.
     *
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    boolean leads() {
        var self = identify();
        var node = call(
                ONE_NODE,
                GLANCE_LIMIT,
                self.version().pathPrefix() + "/nodes/" + self.info().nodeId(),
                EngineNode::read);
        return node.isLeader();
    }

    /**
     * The same, after the engine was asked anew what it is: it may have left its swarm and be another node of it by now.
     *
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    boolean leadsAsIdentifiedAnew() {
        identifyAnew();
        return leads();
    }

    /**
     * Hears what the engine says of itself, which takes it no time where it cannot see the swarm.
     *
     * @throws EngineException where it says that it cannot, or nothing soon
     */
    void hearItself() {
        identifyAnew(OF_ITSELF_LIMIT);
    }

    /**
     * The nodes that are managers: few, however large the swarm.
     *
     * @throws EngineException where the call fails, or the engine says that it cannot see the swarm
     */
    List<EngineNode> managers() {
        return list("managers", MANAGERS, EngineNode::read);
    }

    /**
     * All services with their counts of tasks; asked for once in a reading.
     *
     * @throws EngineException where the call fails, or the engine says that it cannot see the swarm
     */
    List<EngineService> services() {
        var known = services;
        if (known == null) {
            known = list("services", servicesPath(identify().version()), EngineService::read);
            services = known;
        }
        return known;
    }

    /**
     * The services of these IDs that there still are, with their counts of tasks, from an engine that counts them.
     *
     * @throws EngineException where the call fails, or the engine says that it cannot see the swarm
     */
    List<EngineService> services(Set<String> ids) {
        return list("services", SERVICES + "?status=true&" + filter("id", ids), EngineService::read);
    }

    /**
     * All nodes, seen by one of them which, if it leads, reaches a majority of the managers; asked for once in a reading.
     *
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    List<EngineNode> nodes() {
        var known = nodes;
        if (known == null) {
            known = list("nodes", "/nodes", EngineNode::read);
            var self = amongst(known) ? identify() : identifyAnew(); // it may have left that swarm and joined another
            if (self.leads(known)) {
                requireMajority(known);
            }
            nodes = known;
        }
        return known;
    }

    /**
     * Hands over all tasks.
     *
     * @throws EngineException where the call fails, or the engine says that it cannot see the swarm
     */
    void tasks(Consumer<EngineTask> consumer) {
        list("tasks", "/tasks", EngineTask::read, consumer);
    }

    /**
     * Hands over the tasks of these services.
     *
     * @throws EngineException where the call fails, or the engine says that it cannot see the swarm; a refusal where one of the
     *     services is not there any more
     */
    void tasks(Set<String> serviceIds, Consumer<EngineTask> consumer) {
        list("tasks", "/tasks?" + filter("service", serviceIds), EngineTask::read, task -> {
            if (serviceIds.contains(task.serviceId())) {
                consumer.accept(task);
            }
        });
    }

    /** Whoever asks for nodes or services next gets them as they are by then. */
    void forgetLists() {
        nodes = null;
        services = null;
    }

    /** The engine as far as this reading has got to know it; empty where it did not get to. */
    Optional<EngineIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Whether the engine has said in this reading what it is. */
    boolean isIdentifiedAnew() {
        return isIdentifiedAnew;
    }

    private EngineIdentity identify() {
        return identity == null ? identifyAnew() : identity;
    }

    private EngineIdentity identifyAnew() {
        return identifyAnew(limits.call());
    }

    private EngineIdentity identifyAnew(Duration most) {
        var version = ping();
        var info = call("info", most, version.pathPrefix() + "/info", EngineInfo::read);
        var found = new EngineIdentity(version, info);
        identity = found;
        isIdentifiedAnew = true;
        forgetLists(); // they may have been another swarm's
        EngineFailures.ofMembership(info).ifPresent(failure -> {
            throw new EngineException(failure, null);
        });
        return found;
    }

    /**
     * A leader that was cut off from the others answers as before until it notices, some ten seconds later: but nobody
     * confirms any more what it says, and the others may have elected a leader meanwhile.
     */
    private static void requireMajority(List<EngineNode> nodes) {
        var managers = nodes.stream().filter(node -> node.manager() != null).toList();
        var reachable = managers.stream().filter(EngineNode::isReachable).count();
        if (reachable <= managers.size() / 2) {
            var detail = "this manager leads, but reaches only " + reachable + " of " + managers.size()
                    + " managers, itself included";
            throw new EngineException(Failure.of(Condition.NO_QUORUM, detail), null);
        }
    }

    private boolean amongst(List<EngineNode> nodes) {
        var id = identify().info().nodeId();
        return nodes.stream().anyMatch(node -> node.id().equals(id));
    }

    private static String servicesPath(ApiVersion version) {
        return version.compareTo(ApiVersion.WITH_SERVICE_STATUS) < 0 ? SERVICES : SERVICES + "?status=true";
    }

    /** A query that an object passes if it has any of these values. */
    private static String filter(String key, Set<String> values) {
        var list = values.stream().map(value -> '"' + value + '"').collect(joining(",", "{\"" + key + "\":[", "]}"));
        return "filters=" + URLEncoder.encode(list, UTF_8);
    }

    private ApiVersion ping() {
        return log.measure("ping", _ -> EngineVersionNegotiation.with(engine, () -> limits.left(log.elapsed())));
    }

    private <T> T call(String name, Duration most, String path, ObjectReader<T> reader) {
        return log.measure(name, meter -> {
            var left = limits.left(log.elapsed());
            var limit = left.compareTo(most) < 0 ? left : most;
            return engine.get(path, limit, body -> EngineJson.object(meter.metered(body), reader));
        });
    }

    private <T> List<T> list(String name, String path, ObjectReader<T> reader) {
        var objects = new ArrayList<T>();
        list(name, path, reader, objects::add);
        return objects;
    }

    private <T> void list(String name, String path, ObjectReader<T> reader, Consumer<? super T> consumer) {
        var version = identify().version();
        log.measure(name, meter -> {
            var limit = limits.left(log.elapsed());
            var count = engine.get(
                    version.pathPrefix() + path, limit, body -> EngineJson.list(meter.metered(body), reader, consumer));
            meter.items(count);
            return count;
        });
    }
}
