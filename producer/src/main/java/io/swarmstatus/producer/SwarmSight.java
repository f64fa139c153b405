package io.swarmstatus.producer;

import io.swarmstatus.contract.Trigger;

/** What a producer sees of its swarm. What cannot be seen is told in the answer. */
interface SwarmSight {

    /** Asks who leads: cheap, also on one that does not. */
    Glance glance(Trigger trigger);

    /** Reads the whole swarm. */
    Look look(Trigger trigger);

    /**
     * Asks for no more than that, and reads the whole swarm only where it differs from what the last whole look saw, or cannot
     * tell.
     */
    Seen lookIfChanged(Trigger trigger, Depth depth);
}
