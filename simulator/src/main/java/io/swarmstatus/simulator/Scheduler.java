package io.swarmstatus.simulator;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.swarmstatus.simulator.NodeLoad.Verdict;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Gives each task that waits to the emptiest node with room for it; where there is none, the task says why. */
final class Scheduler {

    private final SwarmStore store;

    Scheduler(SwarmStore store) {
        this.store = store;
    }

    void schedule() {
        var waiting = store.tasks().stream().filter(this::isWaiting).toList();
        if (waiting.isEmpty()) {
            return;
        }
        var loads = loads();
        NavigableSet<NodeLoad> emptiestFirst = new TreeSet<>(NodeLoad.BY_TASKS);
        emptiestFirst.addAll(loads.values());
        for (SwarmTask task : waiting) {
            var asked = task.nodeId() == null ? emptiestFirst : List.of(load(loads, task.nodeId()));
            choose(task, asked)
                    .ifPresentOrElse(
                            chosen -> {
                                var loaded = chosen.plus(task);
                                emptiestFirst.remove(chosen);
                                emptiestFirst.add(loaded);
                                loads.put(chosen.node().id(), loaded);
                                store.put(
                                        task.assignedTo(chosen.node(), TaskStatus.of(TaskState.ASSIGNED, store.now())));
                            },
                            () -> explain(task, asked));
        }
    }

    /** Since an earlier turn: no task takes two steps in one. */
    private boolean isWaiting(SwarmTask task) {
        return task.state() == TaskState.PENDING
                && task.isWanted()
                && task.meta().version() != store.nextVersion();
    }

    private static Optional<NodeLoad> choose(SwarmTask task, Collection<NodeLoad> loads) {
        return loads.stream().filter(load -> load.on(task) == Verdict.FITS).findFirst();
    }

    private void explain(SwarmTask task, Collection<NodeLoad> loads) {
        Map<Verdict, Long> verdicts = loads.stream()
                .collect(groupingBy(load -> load.on(task), () -> new EnumMap<>(Verdict.class), counting()));
        var why = verdicts.entrySet().stream()
                .sorted(Map.Entry.<Verdict, Long>comparingByValue().reversed())
                .map(verdict -> verdict.getKey().of(verdict.getValue()))
                .collect(joining("; ", "no suitable node (", ")"));
        if (!why.equals(task.status().error())) {
            store.put(task.withStatus(TaskStatus.unschedulable(store.now(), why)));
        }
    }

    private Map<String, NodeLoad> loads() {
        Map<String, NodeLoad> loads = new HashMap<>();
        store.nodes().forEach(node -> loads.put(node.id(), new NodeLoad(node, 0, node.capacity())));
        for (SwarmTask task : store.tasks()) {
            if (task.nodeId() != null && task.state().holdsReservations()) {
                loads.computeIfPresent(task.nodeId(), (id, load) -> load.plus(task));
            }
        }
        return loads;
    }

    private static NodeLoad load(Map<String, NodeLoad> loads, String nodeId) {
        return Objects.requireNonNull(loads.get(nodeId), "a task is bound to a node that does not exist");
    }
}
