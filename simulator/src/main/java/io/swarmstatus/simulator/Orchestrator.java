package io.swarmstatus.simulator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Makes the tasks follow the services: fills the slots that a service wants, and empties those that it does not. */
final class Orchestrator {

    private final SwarmStore store;
    private final ObjectIds ids;

    Orchestrator(SwarmStore store, ObjectIds ids) {
        this.store = store;
        this.ids = ids;
    }

    void reconcile() {
        Map<String, List<SwarmTask>> tasks =
                store.tasks().stream().collect(groupingBy(SwarmTask::serviceId, TreeMap::new, toList()));
        for (SwarmService service : store.services()) {
            var own = tasks.remove(service.id());
            reconcile(service, own == null ? List.of() : own);
        }
        tasks.values().forEach(ofRemovedService -> want(ofRemovedService, TaskState.REMOVE));
    }

    private void reconcile(SwarmService service, List<SwarmTask> tasks) {
        Map<Slot, List<SwarmTask>> bySlot =
                tasks.stream().collect(groupingBy(SwarmTask::slot, LinkedHashMap::new, toList()));
        var wanted = service.spec().mode().isGlobal()
                ? slotsOnNodes(service.spec().template(), tasks)
                : numberedSlots(service.spec().count());
        bySlot.forEach((slot, left) -> {
            if (!wanted.contains(slot)) {
                giveUp(slot, left);
            }
        });
        wanted.forEach(slot -> fill(service, slot, bySlot.getOrDefault(slot, List.of())));
    }

    private static Set<Slot> numberedSlots(int count) {
        Set<Slot> slots = new LinkedHashSet<>();
        IntStream.rangeClosed(1, count).mapToObj(Slot::numbered).forEach(slots::add);
        return slots;
    }

    /** One for each node that may be given a task, or that has one and may keep it. */
    private Set<Slot> slotsOnNodes(TaskTemplate template, List<SwarmTask> tasks) {
        var filled =
                tasks.stream().filter(SwarmTask::isWanted).map(SwarmTask::slot).collect(toSet());
        Set<Slot> slots = new LinkedHashSet<>();
        for (SwarmNode node : store.nodes()) {
            var slot = Slot.onNode(node.id());
            var mayHaveOne = node.schedulable() || (node.keepsTasks() && filled.contains(slot));
            if (mayHaveOne && template.accepts(node)) {
                slots.add(slot);
            }
        }
        return slots;
    }

    /** What was scaled away is forgotten, what had to leave a node is remembered. */
    private void giveUp(Slot slot, List<SwarmTask> tasks) {
        if (slot.nodeId() == null) {
            want(tasks, TaskState.REMOVE);
        } else {
            var notDone = tasks.stream().filter(task -> task.state() != TaskState.COMPLETE);
            want(notDone.toList(), TaskState.SHUTDOWN);
        }
    }

    private void fill(SwarmService service, Slot slot, List<SwarmTask> tasks) {
        if (tasks.size() == 1 && isSettled(tasks.getFirst())) {
            return; // nearly always so, and there may be 100,000 of them
        }
        var isJob = service.spec().mode().isJob();
        if (isJob && tasks.stream().anyMatch(task -> task.state() == TaskState.COMPLETE)) {
            return;
        }
        want(tasks.stream().filter(task -> task.state().isFinished()).toList(), TaskState.SHUTDOWN);
        var current = tasks.stream().filter(SwarmTask::isWanted).findFirst();
        if (current.isPresent() && mustLeave(current.get())) {
            want(List.of(current.get()), TaskState.SHUTDOWN);
            current = Optional.empty();
        }
        if (current.isEmpty()) {
            create(
                    service,
                    slot,
                    isJob || tasks.isEmpty() ? service.spec().mode().goal() : TaskState.READY);
        } else if (isReadyToStart(current.get()) && tasks.stream().allMatch(this::isOutOfTheWay)) {
            want(List.of(current.get()), TaskState.RUNNING);
        }
    }

    private boolean isSettled(SwarmTask task) {
        return task.isWanted() && task.desired() != TaskState.READY && !mustLeave(task);
    }

    /** A replacement waits, prepared, until its predecessor has stopped. */
    private static boolean isReadyToStart(SwarmTask task) {
        return task.desired() == TaskState.READY && task.state() == TaskState.READY;
    }

    private boolean isOutOfTheWay(SwarmTask task) {
        return task.isWanted()
                || task.state().isFinished()
                || node(task).map(SwarmNode::isDown).orElse(true);
    }

    private boolean mustLeave(SwarmTask task) {
        return node(task)
                .filter(node -> !node.keepsTasks() || !task.spec().accepts(node))
                .isPresent();
    }

    private Optional<SwarmNode> node(SwarmTask task) {
        return Optional.ofNullable(task.nodeId()).flatMap(store::node);
    }

    private void create(SwarmService service, Slot slot, TaskState desired) {
        store.put(new SwarmTask(
                ids.next(),
                store.created(),
                service.id(),
                service.spec().template(),
                slot,
                slot.nodeId(),
                TaskStatus.of(TaskState.NEW, store.now()),
                desired));
    }

    private void want(List<SwarmTask> tasks, TaskState desired) {
        tasks.stream()
                .filter(task -> task.desired() != desired)
                .map(task -> task.withDesired(desired))
                .forEach(store::put);
    }
}
