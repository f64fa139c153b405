package io.swarmstatus.producer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The states of a task in the order in which it passes through them; a task never goes back. */
enum TaskState {
    NEW,
    PENDING,
    ASSIGNED,
    ACCEPTED,
    PREPARING,
    READY,
    STARTING,
    RUNNING,
    COMPLETE,
    SHUTDOWN,
    FAILED,
    REJECTED,
    REMOVE,
    ORPHANED,
    /** A state that this program has no name for. */
    OTHER;

    private static final Map<String, TaskState> BY_WIRE_NAME = new HashMap<>();

    static {
        for (var state : values()) {
            BY_WIRE_NAME.put(state.name().toLowerCase(Locale.ROOT), state);
        }
    }

    static TaskState of(String wireName) {
        return BY_WIRE_NAME.getOrDefault(wireName, OTHER);
    }

    /** Whether a task in this state has its place on a node and has not left it again. */
    boolean holdsItsPlace() {
        return compareTo(PENDING) > 0 && compareTo(RUNNING) <= 0;
    }

    /** Whether a task in this state still waits for the scheduler to give it a place on a node. */
    boolean isBeforeAssigned() {
        return compareTo(ASSIGNED) < 0;
    }

    /** Whether a task in this state is still on its way to run. */
    boolean isBeforeRunning() {
        return compareTo(RUNNING) < 0;
    }

    /** Whether a task that is meant to be in this state is meant to be stopped; to complete is to run first. */
    boolean isAfterRunning() {
        return this == SHUTDOWN || this == REMOVE;
    }
}
