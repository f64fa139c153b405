package io.swarmstatus.producer;

/** How much of the swarm is asked for. */
enum Depth {
    /** How far each service is: one list, in which the tasks are counted already. */
    SERVICES,
    /** That, and the managers, since no event tells that one of them is out of reach. */
    OUTLINE,
    /** All nodes, services and tasks. */
    WHOLE
}
