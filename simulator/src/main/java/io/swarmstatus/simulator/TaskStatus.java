package io.swarmstatus.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last reported of a task.
 *
 * @param error what went wrong; null where nothing did
 * @param exitCode of a container that has ended
 */
record TaskStatus(
        TaskState state,
        Instant timestamp,
        String message,
        @Nullable String error,
        int exitCode) {

    /** Arrived at a state with nothing to complain about. */
    static TaskStatus of(TaskState state, Instant at) {
        return new TaskStatus(state, at, state.message(), null, 0);
    }

    /** Looked for a node and found none. */
    static TaskStatus unschedulable(Instant at, String why) {
        return new TaskStatus(TaskState.PENDING, at, TaskState.PENDING.message(), why, 0);
    }

    /** Ended by itself with an exit code that is not 0. */
    static TaskStatus failed(Instant at, int exitCode) {
        var why = "task: non-zero exit (" + exitCode + ")";
        return new TaskStatus(TaskState.FAILED, at, TaskState.FAILED.message(), why, exitCode);
    }
}
