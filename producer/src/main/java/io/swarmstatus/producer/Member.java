package io.swarmstatus.producer;

import org.jspecify.annotations.Nullable;

/**
 * A producer's node as one of its swarm's managers.
 *
 * @param nodeId null before its engine has told
 * @param clusterId null before its engine has told
 * @param rank its place among the managers by their ids, from 0: they step in one after the other
 */
record Member(@Nullable String nodeId, @Nullable String clusterId, int rank) {

    static final Member UNKNOWN = new Member(null, null, 0);

    /** Whether that other one's turn to step in comes before its own. */
    boolean comesAfter(String otherNodeId) {
        return nodeId == null || otherNodeId.compareTo(nodeId) < 0;
    }
}
