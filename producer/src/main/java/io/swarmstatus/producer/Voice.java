package io.swarmstatus.producer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A good snapshot that was heard on the topic.
 *
 * @param nodeId whose producer spoke
 * @param clusterId null where it does not say
 * @param asLeader whether that node was the raft leader
 * @param swarmVersion the raft index that it had seen
 * @param collectedAt by the speaker's clock
 * @param heardAt by the steady clock of who heard it; of one that was there already, as long ago as it is old
 */
record Voice(
        String nodeId,
        @Nullable String clusterId,
        boolean asLeader,
        long swarmVersion,
        Instant collectedAt,
        Instant heardAt) {

    /** Whether it speaks of this cluster, as far as both are known. */
    boolean isOf(@Nullable String otherClusterId) {
        return clusterId == null || otherClusterId == null || clusterId.equals(otherClusterId);
    }
}
