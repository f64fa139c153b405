package io.swarmstatus.producer;

import java.io.IOException;

/**
 * What is taken from one element of {@code GET /tasks}.
 *
 * @param nodeId empty while no node was chosen; a task of a global service has its node's from the beginning
 * @param reserved of the task's own spec: the service may have moved on since
 */
record EngineTask(
        long version, String serviceId, String nodeId, TaskState state, TaskState desiredState, Resources reserved) {

    static EngineTask read(ObjectCursor task) throws IOException {
        long version = 0;
        var serviceId = "";
        var nodeId = "";
        var state = TaskState.OTHER;
        var desiredState = TaskState.OTHER;
        var reserved = Resources.NONE;
        while (task.next()) {
            switch (task.field()) {
                case "Version" -> version = ObjectVersion.read(task.object());
                case "ServiceID" -> serviceId = task.text();
                case "NodeID" -> nodeId = task.text();
                case "Spec" -> reserved = reserved(task.object());
                case "Status" -> state = state(task.object());
                case "DesiredState" -> desiredState = TaskState.of(task.text());
                default -> {}
            }
        }
        return new EngineTask(version, serviceId, nodeId, state, desiredState, reserved);
    }

    /** Whether the swarm's scheduler counts the reservation as taken, whatever the task is meant to become. */
    boolean holdsReservation() {
        return !nodeId.isEmpty() && state.holdsItsPlace();
    }

    /** Whether it is meant to run, now or after a restart's delay. */
    boolean isWanted() {
        return desiredState == TaskState.RUNNING || desiredState == TaskState.READY;
    }

    /** Whether it is to change its state by itself: it is not where it is meant to get to. */
    boolean isMoving() {
        return state.isBeforeRunning() || (state == TaskState.RUNNING && desiredState.isAfterRunning());
    }

    /** Whether that is up to the scheduler: if no node has room for it, it stays as it is. */
    boolean isWaiting() {
        return state.isBeforeAssigned();
    }

    private static Resources reserved(ObjectCursor spec) throws IOException {
        var reserved = Resources.NONE;
        while (spec.next()) {
            if (spec.field().equals("Resources")) {
                reserved = reservations(spec.object());
            }
        }
        return reserved;
    }

    private static Resources reservations(ObjectCursor resources) throws IOException {
        var reserved = Resources.NONE;
        while (resources.next()) {
            if (resources.field().equals("Reservations")) {
                reserved = Resources.read(resources.object());
            }
        }
        return reserved;
    }

    private static TaskState state(ObjectCursor status) throws IOException {
        var state = TaskState.OTHER;
        while (status.next()) {
            if (status.field().equals("State")) {
                state = TaskState.of(status.text());
            }
        }
        return state;
    }
}
