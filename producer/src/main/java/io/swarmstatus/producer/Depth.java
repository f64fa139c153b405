package io.swarmstatus.producer;

/** How much of the swarm is asked for. */
enum Depth {
    /** What events have told of of late, and what is on its way to another state. */
    SUSPECTS,
    /**
     * That, the managers, since no event tells that one of them is out of reach, and all services with the leader's own counts
     * of their tasks, since there are no events of tasks.
     */
    OUTLINE,
    /** All nodes, services and tasks. */
    WHOLE
}
