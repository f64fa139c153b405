package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.contract.Collector;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the swarm through one engine, call by call. It remembers what it has learned so far, so that a reading
 * that fails half-way still tells whose it was.
 *
 * <p>The lists are separate calls, not one transaction: nodes are read first because what a task counts for depends on
 * its node.
 */
final class EngineReading {

    /** Who asks for the leader alone asks again soon: no need to wait as long as for a list. */
    private static final Duration GLANCE_LIMIT = Duration.ofSeconds(3);

    private static final String MANAGERS = "/nodes?filters=" + URLEncoder.encode("{\"role\":[\"manager\"]}", UTF_8);

    private final DockerEngine engine;
    private final CallLimits limits;
    private final CallLog log;
    private @Nullable EngineIdentity identity;
    private @Nullable List<EngineService> services;

    /**
     * @param known what the engine is, where that was found out before and not long ago
     */
    EngineReading(DockerEngine engine, CallLimits limits, CallLog log, @Nullable EngineIdentity known) {
        this.engine = engine;
        this.limits = limits;
        this.log = log;
        this.identity = known;
    }

    /**
     * What the engine's lists come to.
     *
     * @param isMoving whether anything is on its way to another state
     * @param isWaiting whether that is tasks alone for which there is no node yet
     */
    record Result(
            Collector collectedBy,
            @Nullable String clusterId,
            SwarmFigures figures,
            boolean isMoving,
            boolean isWaiting,
            Optional<Outline> outline) {}

    /**
     * Whether the engine's node is the raft leader ({@code GET /nodes/{id}}): one object, however large the swarm.
     *
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    boolean leads() {
        var self = identify();
        var node = call(
                "node",
                GLANCE_LIMIT,
                self.version().pathPrefix() + "/nodes/" + self.info().nodeId(),
                EngineNode::read);
        return node.isLeader();
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
     * Reads all that a snapshot needs.
     *
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    Result read() {
        var nodes = list("nodes", "/nodes", EngineNode::read);
        var self = amongst(nodes) ? identify() : identifyAnew(); // it may have left that swarm and joined another
        var leads = leads(self, nodes);
        if (leads) {
            requireMajority(nodes);
        }
        var listed = services();
        var tasks = new TaskTally(downNodes(nodes));
        list("tasks", "/tasks", EngineTask::read, tasks::add);
        var isUnsettled = nodes.stream().anyMatch(EngineNode::isUnsettled);
        return new Result(
                self.collector(leads),
                self.info().clusterId(),
                SwarmFigures.of(nodes, listed, tasks),
                tasks.isMoving() || isUnsettled,
                tasks.isWaiting() && !isUnsettled,
                Outline.of(nodes, listed));
    }

    /** The engine as far as this reading has got to know it; empty where it did not get to. */
    Optional<EngineIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    private EngineIdentity identify() {
        return identity == null ? identifyAnew() : identity;
    }

    private EngineIdentity identifyAnew() {
        var version = ping();
        var info = call("info", limits.call(), version.pathPrefix() + "/info", EngineInfo::read);
        var found = new EngineIdentity(version, info);
        identity = found;
        services = null; // they may have been another swarm's
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

    private static boolean leads(EngineIdentity self, List<EngineNode> nodes) {
        return nodes.stream()
                .anyMatch(
                        node -> node.isLeader() && node.id().equals(self.info().nodeId()));
    }

    private static Set<String> downNodes(List<EngineNode> nodes) {
        return nodes.stream().filter(EngineNode::isDown).map(EngineNode::id).collect(Collectors.toSet());
    }

    private static String servicesPath(ApiVersion version) {
        return version.compareTo(ApiVersion.WITH_SERVICE_STATUS) < 0 ? "/services" : "/services?status=true";
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
