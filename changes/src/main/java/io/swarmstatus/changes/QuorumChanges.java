package io.swarmstatus.changes;

import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Quorum;
import io.swarmstatus.contract.Snapshot;
import org.jspecify.annotations.Nullable;

/** What has changed about the number of managers that may fail. */
final class QuorumChanges {

    private QuorumChanges() {}

    /** Notes it; returns the quorum that is remembered from now on. */
    static @Nullable Quorum between(@Nullable Quorum before, Snapshot next, ChangeLog changes) {
        if (!isSettled(next)) {
            return before;
        }
        var now = next.quorum();
        if (before != null && before.spare() != now.spare()) {
            var words = "Managers that may fail: " + now.spare() + ", " + before.spare() + " before";
            changes.add(
                    ChangeType.QUORUM_MARGIN_CHANGED,
                    ChangeSubject.swarm(next.swarm()),
                    fields(before),
                    fields(now),
                    words);
        }
        return now;
    }

    /** While a leader is elected, nobody can tell who is reachable. */
    static boolean isSettled(Snapshot snapshot) {
        var managers = snapshot.nodes().stream().filter(Node::isManager).toList();
        return managers.stream().anyMatch(Node::isLeader)
                && managers.stream().noneMatch(manager -> "unknown".equals(manager.reachability()));
    }

    private static Fields fields(Quorum quorum) {
        return Fields.of("managers", (long) quorum.managers())
                .and("reachable", (long) quorum.reachable())
                .and("needed", (long) quorum.needed())
                .and("spare", (long) quorum.spare());
    }
}
