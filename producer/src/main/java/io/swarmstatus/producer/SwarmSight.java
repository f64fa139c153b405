package io.swarmstatus.producer;

import io.swarmstatus.contract.Trigger;

/** What a producer sees of its swarm. What cannot be seen is told in the answer. */
interface SwarmSight {

    /** Asks who leads: cheap, also on one that does not. */
    Glance glance(Trigger trigger);

    /** Reads the whole swarm, of which no event has told anything. */
    default Look look(Trigger trigger) {
        return look(trigger, Touched.NOTHING);
    }

    /**
     * Reads the whole swarm.
     *
     * @param touched what events have told of since the last look
     */
    Look look(Trigger trigger, Touched touched);

    /**
     * Asks for no more than that, and counts the tasks anew of those services alone that may have changed since the last look;
     * reads the whole swarm where that does not tell.
     *
     * @param touched what events have told of since the last look
     */
    Seen lookIfChanged(Trigger trigger, Depth depth, Touched touched);
}
