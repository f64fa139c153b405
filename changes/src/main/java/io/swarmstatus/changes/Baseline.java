package io.swarmstatus.changes;

import static java.util.stream.Collectors.toMap;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Quorum;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the next snapshot of a swarm is compared with: the last good one, as far as it had settled, and whether refreshes
 * have failed since.
 *
 * @param clusterId of the last good snapshot that told it
 * @param previousClusterId the one before that, of which a snapshot may still come; null where there was no other
 * @param goodAt when the last good snapshot was collected; null where there was none yet
 * @param swarmVersion of the last good snapshot
 * @param failing the failures that are newer than the last good snapshot; null where there is none
 * @param leader the last leader that is known
 * @param quorum the last one in which the reachability of all managers was known
 * @param nodes by id
 * @param services by id
 */
public record Baseline(
        @Nullable String clusterId,
        @Nullable String previousClusterId,
        @Nullable Instant goodAt,
        long swarmVersion,
        @Nullable Failing failing,
        @Nullable Leader leader,
        @Nullable Quorum quorum,
        Map<String, NodeBaseline> nodes,
        Map<String, ServiceBaseline> services) {

    /** Nothing was seen yet. */
    public static final Baseline NONE = new Baseline(null, null, null, 0, null, null, null, Map.of(), Map.of());

    public Baseline {
        nodes = Map.copyOf(nodes);
        services = Map.copyOf(services);
    }

    /**
     * Refreshes that fail.
     *
     * @param since when the first one was collected
     * @param latest when the newest one was
     * @param condition of the newest
     */
    public record Failing(Instant since, Instant latest, Condition condition) {}

    /** The manager that leads. */
    public record Leader(String nodeId, String hostname) {

        static @Nullable Leader of(Snapshot snapshot) {
            return snapshot.nodes().stream()
                    .filter(Node::isLeader)
                    .findFirst()
                    .map(node -> new Leader(node.id(), node.hostname()))
                    .orElse(null);
        }
    }

    /** The first that is seen of a cluster. */
    static Baseline first(Snapshot snapshot, @Nullable String previousClusterId, @Nullable Failing failing) {
        return new Baseline(
                snapshot.clusterId(),
                previousClusterId,
                snapshot.collectedAt(),
                snapshot.swarmVersion(),
                failing,
                Leader.of(snapshot),
                QuorumChanges.isSettled(snapshot) ? snapshot.quorum() : null,
                snapshot.nodes().stream().collect(toMap(Node::id, NodeBaseline::first, (one, _) -> one)),
                snapshot.services().stream()
                        .collect(toMap(
                                Service::id,
                                service -> ServiceBaseline.first(service, snapshot.collectedAt()),
                                (one, _) -> one)));
    }

    /** The same figures, with refreshes that fail. */
    Baseline with(@Nullable Failing newFailing) {
        return new Baseline(
                clusterId, previousClusterId, goodAt, swarmVersion, newFailing, leader, quorum, nodes, services);
    }

    /** The same with these nodes and services, for whoever keeps them apart. */
    public Baseline with(Map<String, NodeBaseline> otherNodes, Map<String, ServiceBaseline> otherServices) {
        return new Baseline(
                clusterId, previousClusterId, goodAt, swarmVersion, failing, leader, quorum, otherNodes, otherServices);
    }

    boolean hasSeen(Instant good) {
        return goodAt != null && !good.isAfter(goodAt);
    }

    boolean hasHeardOf(Instant failure) {
        return hasSeen(failure) || (failing != null && !failure.isAfter(failing.latest()));
    }
}
