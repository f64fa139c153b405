package io.swarmstatus.simulator;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Forgets tasks: those that are to be removed and have stopped, and all but the newest finished ones of each slot. */
final class TaskReaper {

    /** How many finished tasks of a slot a swarm remembers unless told otherwise. */
    static final int HISTORY = 5;

    private record Place(String serviceId, Slot slot) {}

    private final SwarmStore store;

    TaskReaper(SwarmStore store) {
        this.store = store;
    }

    void reap() {
        store.tasks().stream().filter(TaskReaper::isGone).forEach(store::remove);
        Map<Place, List<SwarmTask>> finished = store.tasks().stream()
                .filter(task -> task.state().isFinished())
                .collect(groupingBy(task -> new Place(task.serviceId(), task.slot())));
        finished.values().forEach(this::trim);
    }

    /** A task that never reached a node leaves nothing to remember. */
    private static boolean isGone(SwarmTask task) {
        var neverStarted = task.state().isBefore(TaskState.ASSIGNED);
        return switch (task.desired()) {
            case REMOVE -> neverStarted || task.state().isFinished();
            case SHUTDOWN -> neverStarted;
            default -> false;
        };
    }

    private void trim(List<SwarmTask> finished) {
        if (finished.size() > HISTORY) {
            finished.stream()
                    .sorted(Comparator.comparingLong(task -> task.meta().createdVersion()))
                    .limit(finished.size() - HISTORY)
                    .forEach(store::remove);
        }
    }
}
