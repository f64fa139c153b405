package io.swarmstatus.changes;

import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the changes that one snapshot shows, in order. */
final class ChangeLog {

    private final Baseline before;
    private final Snapshot next;
    private final List<SwarmChange> changes = new ArrayList<>();

    ChangeLog(Baseline before, Snapshot next) {
        this.before = before;
        this.next = next;
    }

    void add(ChangeType type, ChangeSubject subject, @Nullable Fields was, @Nullable Fields is, String summary) {
        changes.add(new SwarmChange(
                SwarmChange.SCHEMA_VERSION,
                next.swarm(),
                next.clusterId() == null ? before.clusterId() : next.clusterId(),
                next.swarmActive() ? next.swarmVersion() : before.swarmVersion(),
                type,
                next.collectedAt(),
                before.goodAt(),
                subject,
                was == null ? null : was.toMap(),
                is == null ? null : is.toMap(),
                summary));
    }

    List<SwarmChange> toList() {
        return List.copyOf(changes);
    }
}
