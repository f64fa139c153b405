package io.swarmstatus.simulator;

/** How many tasks a service wants, and whether they are meant to end ({@code Spec.Mode}). */
enum ServiceMode {
    /** A number of tasks, wherever there is room. */
    REPLICATED("Replicated"),
    /** One task on each node. */
    GLOBAL("Global"),
    /** A number of tasks that run once to completion. */
    REPLICATED_JOB("ReplicatedJob"),
    /** One task on each node that runs once to completion. */
    GLOBAL_JOB("GlobalJob");

    private final String wireName;

    ServiceMode(String wireName) {
        this.wireName = wireName;
    }

    /** The key that names the mode in {@code Spec.Mode}. */
    String wireName() {
        return wireName;
    }

    boolean isGlobal() {
        return this == GLOBAL || this == GLOBAL_JOB;
    }

    boolean isJob() {
        return this == REPLICATED_JOB || this == GLOBAL_JOB;
    }

    /** What the tasks of such a service are meant to become. */
    TaskState goal() {
        return isJob() ? TaskState.COMPLETE : TaskState.RUNNING;
    }
}
