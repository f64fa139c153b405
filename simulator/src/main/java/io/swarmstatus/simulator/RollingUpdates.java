package io.swarmstatus.simulator;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Replaces the tasks of an updated service one after the other: the next when all the others run. */
final class RollingUpdates {

    private static final Comparator<SwarmTask> FIRST_SLOT_FIRST =
            Comparator.comparingInt((SwarmTask task) -> task.slot().number()).thenComparing(SwarmTask::id);

    private final SwarmStore store;

    RollingUpdates(SwarmStore store) {
        this.store = store;
    }

    void step() {
        var updating = store.services().stream().filter(SwarmService::updating).toList();
        if (updating.isEmpty()) {
            return;
        }
        Map<String, List<SwarmTask>> tasks =
                store.tasks().stream().filter(SwarmTask::isWanted).collect(groupingBy(SwarmTask::serviceId));
        updating.forEach(service -> step(service, tasks.getOrDefault(service.id(), List.of())));
    }

    private void step(SwarmService service, List<SwarmTask> tasks) {
        var outdated = tasks.stream()
                .filter(task -> !task.spec().equals(service.spec().template()))
                .toList();
        var allOthersRun =
                tasks.stream().filter(task -> !outdated.contains(task)).allMatch(SwarmTask::isRunning);
        if (!allOthersRun) {
            return;
        }
        outdated.stream()
                .min(FIRST_SLOT_FIRST)
                .ifPresentOrElse(next -> store.put(next.withDesired(TaskState.SHUTDOWN)), () -> complete(service));
    }

    private void complete(SwarmService service) {
        if (service.update() != null) {
            store.put(service.withUpdate(service.update().completed(store.now())));
        }
    }
}
