package io.swarmstatus.simulator;

import java.util.Locale;

/**
 * How far a task has come ({@code Status.State}), or is meant to come ({@code DesiredState}), in the order in which a
 * task passes through: it only ever moves on.
 */
enum TaskState {
    NEW("created"),
    PENDING("pending task scheduling"),
    ASSIGNED("scheduler assigned task to node"),
    ACCEPTED("accepted"),
    PREPARING("preparing"),
    READY("prepared"),
    STARTING("starting"),
    RUNNING("started"),
    COMPLETE("finished"),
    SHUTDOWN("shutdown"),
    FAILED("started"),
    REJECTED("rejected"),
    REMOVE("removed"),
    ORPHANED("node unreachable");

    private final String message;

    TaskState(String message) {
        this.message = message;
    }

    /** What a real engine says of a task that has just come here ({@code Status.Message}). */
    String message() {
        return message;
    }

    /** As the Engine API spells it. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isBefore(TaskState other) {
        return compareTo(other) < 0;
    }

    /** Whether nothing of the task runs any more. */
    boolean isFinished() {
        return RUNNING.isBefore(this);
    }

    /** Whether the scheduler counts the task's reservations on its node: {@code pending < state <= running}. */
    boolean holdsReservations() {
        return PENDING.isBefore(this) && !isFinished();
    }

    /** The state that follows as long as all goes well; an end is followed by nothing. */
    TaskState next() {
        return switch (this) {
            case NEW -> PENDING;
            case PENDING -> ASSIGNED;
            case ASSIGNED -> ACCEPTED;
            case ACCEPTED -> PREPARING;
            case PREPARING -> READY;
            case READY -> STARTING;
            case STARTING -> RUNNING;
            case RUNNING -> COMPLETE;
            case COMPLETE, SHUTDOWN, FAILED, REJECTED, REMOVE, ORPHANED -> this;
        };
    }
}
