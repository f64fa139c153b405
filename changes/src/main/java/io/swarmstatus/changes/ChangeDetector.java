package io.swarmstatus.changes;

import io.swarmstatus.changes.Baseline.Failing;
import io.swarmstatus.changes.Baseline.Leader;
import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares the snapshots of one swarm, one after the other.
 *
 * <p>A snapshot that is not newer than the last one changes nothing, a failure changes no figures, and what a change of
 * leader upsets for a while, such as nodes whose state is unknown, is no change. The first snapshot of a swarm shows
 * none: nobody knows what was before.
 */
public final class ChangeDetector {

    private ChangeDetector() {}

    /** What this snapshot shows, after all that led to the baseline. */
    public static Detection observe(Baseline before, Snapshot next) {
        return next.swarmActive() ? good(before, next) : failure(before, next);
    }

    private static Detection failure(Baseline before, Snapshot next) {
        var at = next.collectedAt();
        if (before.hasHeardOf(at)) {
            return new Detection(before, List.of());
        }
        var known = before.failing();
        var failing = new Failing(known == null ? at : known.since(), at, next.condition());
        var changes = new ChangeLog(before, next);
        if (known == null && before.goodAt() != null) {
            var error =
                    Objects.requireNonNullElse(next.error(), next.condition().words());
            changes.add(
                    ChangeType.REFRESH_FAILING,
                    ChangeSubject.swarm(next.swarm()),
                    condition(Condition.OK),
                    condition(next.condition()).and("error", error),
                    "Refreshes fail: " + error);
        }
        return new Detection(before.with(failing), changes.toList());
    }

    private static Detection good(Baseline before, Snapshot next) {
        if (before.hasSeen(next.collectedAt())) {
            return new Detection(before, List.of());
        }
        var changes = new ChangeLog(before, next);
        var failing = recover(before, next, changes);
        var cluster = before.clusterId();
        if (cluster != null && next.clusterId() != null && !cluster.equals(next.clusterId())) {
            anotherCluster(before, next, changes);
            return new Detection(Baseline.first(next, cluster, failing), changes.toList());
        }
        if (before.goodAt() == null) {
            return new Detection(Baseline.first(next, null, failing), changes.toList());
        }
        var leader = leader(before, next, changes);
        var nodes = NodeChanges.between(before.nodes(), next.nodes(), changes);
        var quorum = QuorumChanges.between(before.quorum(), next, changes);
        var services = ServiceChanges.between(before.services(), next, changes);
        var after = new Baseline(
                next.clusterId() == null ? cluster : next.clusterId(),
                before.previousClusterId(),
                next.collectedAt(),
                next.swarmVersion(),
                failing,
                leader,
                quorum,
                nodes,
                services);
        return new Detection(after, changes.toList());
    }

    /** What fails still, after this good snapshot. */
    private static @Nullable Failing recover(Baseline before, Snapshot next, ChangeLog changes) {
        var failing = before.failing();
        if (failing == null || !next.collectedAt().isAfter(failing.latest())) {
            return failing;
        }
        if (before.goodAt() != null) {
            var took = Duration.between(failing.since(), next.collectedAt()).toSeconds();
            changes.add(
                    ChangeType.REFRESH_RECOVERED,
                    ChangeSubject.swarm(next.swarm()),
                    condition(failing.condition()),
                    condition(Condition.OK),
                    "Refreshes work again after " + took + " s");
        }
        return null;
    }

    /** Two clusters that are published under one name take turns; that is told once, and not each time. */
    private static void anotherCluster(Baseline before, Snapshot next, ChangeLog changes) {
        if (!Objects.equals(next.clusterId(), before.previousClusterId())) {
            changes.add(
                    ChangeType.CLUSTER_CHANGED,
                    ChangeSubject.swarm(next.swarm()),
                    Fields.of("cluster_id", before.clusterId()),
                    Fields.of("cluster_id", next.clusterId()),
                    "Another cluster is published as " + next.swarm());
        }
    }

    /** The leader from now on. While one is elected there is none, which is no change yet. */
    private static @Nullable Leader leader(Baseline before, Snapshot next, ChangeLog changes) {
        var old = before.leader();
        var now = Leader.of(next);
        if (now == null) {
            return old;
        }
        if (old != null && !old.nodeId().equals(now.nodeId())) {
            changes.add(
                    ChangeType.LEADER_CHANGED,
                    ChangeSubject.node(now.nodeId(), now.hostname()),
                    Fields.of("node_id", old.nodeId()).and("hostname", old.hostname()),
                    Fields.of("node_id", now.nodeId()).and("hostname", now.hostname()),
                    "Node " + now.hostname() + " leads, " + old.hostname() + " did before");
        }
        return now;
    }

    private static Fields condition(Condition condition) {
        return Fields.of("condition", condition.wireName());
    }
}
