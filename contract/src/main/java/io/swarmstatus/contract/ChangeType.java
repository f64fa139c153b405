package io.swarmstatus.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can change from one snapshot of a swarm to the next. More may be added: a reader skips those it does not know. */
public enum ChangeType {
    /** A node is there that was not. After: role, availability, state. */
    NODE_JOINED(SubjectKind.NODE),
    /** A node is no longer there. Before: role, availability, state. */
    NODE_LEFT(SubjectKind.NODE),
    /** The swarm has lost contact with a node. */
    NODE_DOWN(SubjectKind.NODE),
    /** A node that was down is back. */
    NODE_READY(SubjectKind.NODE),
    /** A node takes no tasks any more, and those it had are moved. */
    NODE_DRAINED(SubjectKind.NODE),
    /** A node takes no new tasks any more, but keeps those it has. */
    NODE_PAUSED(SubjectKind.NODE),
    /** A node takes tasks again. */
    NODE_ACTIVATED(SubjectKind.NODE),
    /** A worker has become a manager. */
    NODE_PROMOTED(SubjectKind.NODE),
    /** A manager has become a worker. */
    NODE_DEMOTED(SubjectKind.NODE),
    /** Another manager leads. The subject is the new leader; before and after: node_id, hostname. */
    LEADER_CHANGED(SubjectKind.NODE),
    /** The labels that the swarm gives a node. Before and after: labels, all of them. */
    NODE_LABELS_CHANGED(SubjectKind.NODE),
    /** The size of a node. Before and after: cpu_count, memory_gb. */
    NODE_RESOURCES_CHANGED(SubjectKind.NODE),
    /** A node runs another version of the engine. Before and after: engine_version. */
    NODE_ENGINE_CHANGED(SubjectKind.NODE),
    /** After: mode, image, desired, running. */
    SERVICE_CREATED(SubjectKind.SERVICE),
    /** Before: mode, image, desired, running. */
    SERVICE_REMOVED(SubjectKind.SERVICE),
    /** A replicated service is to have another number of tasks. Before and after: desired, running. */
    SERVICE_SCALED(SubjectKind.SERVICE),
    /**
     * Fewer tasks run than should and than did, or than should for a minute now; not while an update replaces them.
     * Before and after: desired, running.
     */
    SERVICE_DEGRADED(SubjectKind.SERVICE),
    /** All tasks of a degraded service run. Before and after: desired, running. */
    SERVICE_RECOVERED(SubjectKind.SERVICE),
    /** Before and after: image. */
    SERVICE_IMAGE_CHANGED(SubjectKind.SERVICE),
    /** Before and after of these: update_state, as the engine tells it. */
    SERVICE_UPDATE_STARTED(SubjectKind.SERVICE),
    SERVICE_UPDATE_FINISHED(SubjectKind.SERVICE),
    /** An update, or its rollback, failed and waits for a person. */
    SERVICE_UPDATE_PAUSED(SubjectKind.SERVICE),
    SERVICE_ROLLBACK_STARTED(SubjectKind.SERVICE),
    SERVICE_ROLLED_BACK(SubjectKind.SERVICE),
    /** How many more managers may fail. Before and after: managers, reachable, needed, spare. */
    QUORUM_MARGIN_CHANGED(SubjectKind.SWARM),
    /** Refreshes fail from now on. Before and after: condition; after: error. */
    REFRESH_FAILING(SubjectKind.SWARM),
    /** Refreshes work again. Before and after: condition. */
    REFRESH_RECOVERED(SubjectKind.SWARM),
    /**
     * Another cluster is published under this name, which is compared with nothing of the old one. Two that take turns
     * are told once, and nothing that changes in either while they do. Before and after: cluster_id.
     */
    CLUSTER_CHANGED(SubjectKind.SWARM);

    private final SubjectKind subject;
    private final String wireName = name().toLowerCase(Locale.ROOT);

    ChangeType(SubjectKind subject) {
        this.subject = subject;
    }

    /** What a change of this type happens to. */
    public SubjectKind subject() {
        return subject;
    }

    /** As it stands in JSON and in queries. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
