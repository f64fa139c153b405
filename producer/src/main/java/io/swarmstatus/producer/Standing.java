package io.swarmstatus.producer;

import io.swarmstatus.contract.Condition;

/** What an engine says of its node's part in the swarm. */
sealed interface Standing {

    /** The node is the raft leader. */
    record Leads(Member self) implements Standing {}

    /** Another node is. */
    record Follows(Member self) implements Standing {}

    /**
     * Nobody can tell.
     *
     * @param self as it was last known
     * @param why what kind of failure keeps the engine from telling
     */
    record Unknown(Member self, Condition why) implements Standing {}

    Member self();
}
