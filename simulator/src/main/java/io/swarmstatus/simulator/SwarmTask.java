package io.swarmstatus.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One task, as the leader's store has it.
 *
 * @param spec what it was made from
 * @param nodeId where it runs, or in a global service will run; null where no node is chosen yet
 * @param desired what it is meant to become
 */
record SwarmTask(
        String id,
        Meta meta,
        String serviceId,
        TaskTemplate spec,
        Slot slot,
        @Nullable String nodeId,
        TaskStatus status,
        TaskState desired) {

    TaskState state() {
        return status.state();
    }

    /** Whether it is, or shall be, the one that fills its slot. */
    boolean isWanted() {
        return desired.isBefore(TaskState.SHUTDOWN) && !state().isFinished();
    }

    /** Whether it runs and shall run on. */
    boolean isRunning() {
        return state() == TaskState.RUNNING && desired == TaskState.RUNNING;
    }

    boolean isOn(SwarmNode node) {
        return node.id().equals(nodeId);
    }

    SwarmTask withMeta(Meta changed) {
        return new SwarmTask(id, changed, serviceId, spec, slot, nodeId, status, desired);
    }

    SwarmTask withDesired(TaskState changed) {
        return new SwarmTask(id, meta, serviceId, spec, slot, nodeId, status, changed);
    }

    /** Given to a node. */
    SwarmTask assignedTo(SwarmNode node, TaskStatus assigned) {
        return new SwarmTask(id, meta, serviceId, spec, slot, node.id(), assigned, desired);
    }

    /**
     * Further on.
     *
     * @throws IllegalStateException if that were a step back, which no task ever takes
     */
    SwarmTask withStatus(TaskStatus reported) {
        if (reported.state().isBefore(state())) {
            throw new IllegalStateException(id + " cannot go from " + state() + " back to " + reported.state());
        }
        return new SwarmTask(id, meta, serviceId, spec, slot, nodeId, reported, desired);
    }
}
