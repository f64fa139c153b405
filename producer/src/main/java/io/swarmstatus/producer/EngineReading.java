package io.swarmstatus.producer;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.producer.EngineJson.ObjectReader;
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

    private final DockerEngine engine;
    private final CallLimits limits;
    private final CallLog log;

    private @Nullable ApiVersion version;
    private @Nullable EngineInfo info;

    EngineReading(DockerEngine engine, CallLimits limits, CallLog log) {
        this.engine = engine;
        this.limits = limits;
        this.log = log;
    }

    /** What the engine's lists come to. */
    record Result(Collector collectedBy, @Nullable String clusterId, SwarmFigures figures) {}

    /**
     * Reads all that a snapshot needs.
     *
     * @throws EngineException where a call fails, or the engine says that it cannot see the swarm
     */
    Result read() {
        var negotiated = ping();
        version = negotiated;
        var self = info(negotiated);
        info = self;
        EngineFailures.ofMembership(self).ifPresent(failure -> {
            throw new EngineException(failure, null);
        });
        var nodes = new ArrayList<EngineNode>();
        list(negotiated, "nodes", "/nodes", EngineNode::read, nodes::add);
        var services = new ArrayList<EngineService>();
        list(negotiated, "services", servicesPath(negotiated), EngineService::read, services::add);
        var tasks = new TaskTally(downNodes(nodes));
        list(negotiated, "tasks", "/tasks", EngineTask::read, tasks::add);
        return new Result(
                collector(self, negotiated, leads(self, nodes)),
                self.clusterId(),
                SwarmFigures.of(nodes, services, tasks));
    }

    /** The engine as far as this reading has got to know it; empty where it did not get to. */
    Optional<Collector> collector() {
        return Optional.ofNullable(info).map(self -> collector(self, version, false));
    }

    /** Which cluster this is, as far as this reading has got to know. */
    @Nullable
    String clusterId() {
        return info == null ? null : info.clusterId();
    }

    private static Collector collector(EngineInfo self, @Nullable ApiVersion version, boolean leads) {
        return new Collector(
                self.nodeId(),
                self.hostname(),
                leads,
                self.engineVersion(),
                version == null ? null : version.toString());
    }

    private static boolean leads(EngineInfo self, List<EngineNode> nodes) {
        return nodes.stream().anyMatch(node -> node.isLeader() && node.id().equals(self.nodeId()));
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

    private EngineInfo info(ApiVersion version) {
        return log.measure(
                "info",
                meter -> engine.get(
                        version.pathPrefix() + "/info",
                        limits.left(log.elapsed()),
                        body -> EngineJson.object(meter.metered(body), EngineInfo::read)));
    }

    private <T> void list(
            ApiVersion version, String name, String path, ObjectReader<T> reader, Consumer<? super T> consumer) {
        log.measure(name, meter -> {
            var limit = limits.left(log.elapsed());
            var count = engine.get(
                    version.pathPrefix() + path, limit, body -> EngineJson.list(meter.metered(body), reader, consumer));
            meter.items(count);
            return count;
        });
    }
}
