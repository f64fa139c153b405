package io.swarmstatus.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status of one swarm at one moment, as one manager saw it; the value of a record on the snapshot topic.
 *
 * <p>Either healthy, with the swarm's figures, or a failed refresh: no figures, a {@link #condition()} and an
 * {@link #error()} that say why. Instants are UTC; memory is in bytes and CPU in nano-CPUs unless a name says otherwise.
 *
 * @param schemaVersion always {@value #SCHEMA_VERSION}
 * @param swarm the swarm's name, also the record's key; see {@link SwarmName}
 * @param clusterId the engine's id of the cluster ({@code GET /info}, {@code Swarm.Cluster.ID}); null where unknown
 * @param swarmVersion the highest {@code Version.Index} (raft index) among the objects read; 0 in a failure
 * @param collectedAt when the collection began, to the millisecond: no figure is older than this
 * @param trigger why this snapshot was taken
 * @param refreshIntervalSeconds a next snapshot is due after at most this many seconds
 * @param collectedBy the node whose engine was read
 * @param swarmActive whether the figures are the swarm's: true exactly when {@code condition} is ok
 * @param condition ok, or what kind of failure this is
 * @param error the failure in words; null exactly when {@code condition} is ok
 * @param errorDetail what the engine or the connection said, for a person to act on; null where nothing more is known
 * @param nodes managers first, then by hostname
 * @param services by name
 */
public record Snapshot(
        int schemaVersion,
        String swarm,
        @Nullable String clusterId,
        long swarmVersion,
        Instant collectedAt,
        Trigger trigger,
        long refreshIntervalSeconds,
        Collector collectedBy,
        boolean swarmActive,
        Condition condition,
        @Nullable String error,
        @Nullable String errorDetail,
        int totalNodes,
        int totalManagers,
        int totalWorkers,
        Quorum quorum,
        List<Node> nodes,
        List<Service> services,
        TaskCounts tasks,
        PerformanceMetrics performanceMetrics) {

    /** The version of the snapshot's JSON that this library reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    private static final Comparator<Node> MANAGERS_FIRST = Comparator.comparing((Node node) -> !node.isManager())
            .thenComparing(Node::hostname)
            .thenComparing(Node::id);
    private static final Comparator<Service> BY_NAME =
            Comparator.comparing(Service::name).thenComparing(Service::id);

    public Snapshot {
        Check.version(schemaVersion, SCHEMA_VERSION);
        Check.that(SwarmName.isValid(swarm), "swarm", SwarmName.RULE);
        Check.that(
                swarmActive == (condition == Condition.OK),
                "swarm_active",
                "must be true exactly when condition is ok");
        Check.that((error == null) == swarmActive, "error", "must be null exactly when condition is ok");
        Check.notNegative("swarm_version", swarmVersion);
        Check.notNegative("refresh_interval_seconds", refreshIntervalSeconds);
        Check.notNegative("total_nodes", totalNodes);
        Check.notNegative("total_managers", totalManagers);
        Check.notNegative("total_workers", totalWorkers);
        collectedAt = collectedAt.truncatedTo(ChronoUnit.MILLIS);
        nodes = List.copyOf(nodes);
        services = List.copyOf(services);
    }

    /** A healthy snapshot: sorts nodes and services, and counts what follows from them. */
    public static Snapshot healthy(
            Origin origin,
            @Nullable String clusterId,
            long swarmVersion,
            List<Node> nodes,
            List<Service> services,
            TaskCounts tasks,
            PerformanceMetrics performanceMetrics) {
        var managers = (int) nodes.stream().filter(Node::isManager).count();
        return new Snapshot(
                SCHEMA_VERSION,
                origin.swarm(),
                clusterId,
                swarmVersion,
                origin.collectedAt(),
                origin.trigger(),
                origin.refreshInterval().toSeconds(),
                origin.collectedBy(),
                true,
                Condition.OK,
                null,
                null,
                nodes.size(),
                managers,
                nodes.size() - managers,
                Quorum.of(nodes),
                nodes.stream().sorted(MANAGERS_FIRST).toList(),
                services.stream().sorted(BY_NAME).toList(),
                tasks,
                performanceMetrics);
    }

    /** A failed refresh: no figures, and the reason why. */
    public static Snapshot failed(
            Origin origin, @Nullable String clusterId, Failure failure, PerformanceMetrics performanceMetrics) {
        return new Snapshot(
                SCHEMA_VERSION,
                origin.swarm(),
                clusterId,
                0,
                origin.collectedAt(),
                origin.trigger(),
                origin.refreshInterval().toSeconds(),
                origin.collectedBy(),
                false,
                failure.condition(),
                failure.error(),
                failure.detail(),
                0,
                0,
                0,
                Quorum.NONE,
                List.of(),
                List.of(),
                TaskCounts.NONE,
                performanceMetrics);
    }
}
