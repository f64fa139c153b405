package io.swarmstatus.bench;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmTruth;
import io.swarmstatus.simulator.SwarmTruth.NodeTruth;
import java.util.ArrayList;
import java.util.List;

/**
 * What whoever reads the recorded swarm must find, counted by the simulator and not by any reader.
 *
 * @param bytes length of the three lists together
 * @param runningTasks tasks that run and are meant to
 * @param reservedNanoCpus sum over all nodes
 * @param reservedMemoryBytes sum over all nodes
 */
record Expectation(
        int nodes,
        int managers,
        int services,
        int tasks,
        long bytes,
        int runningTasks,
        long reservedNanoCpus,
        long reservedMemoryBytes) {

    static Expectation of(SimulatorConfig config, SwarmTruth truth, long bytes) {
        var nodes = truth.nodes().values();
        return new Expectation(
                config.nodes(),
                config.managers(),
                config.services(),
                config.tasks() + config.finishedTasks(),
                bytes,
                nodes.stream().mapToInt(NodeTruth::runningTasks).sum(),
                nodes.stream().mapToLong(NodeTruth::reservedNanoCpus).sum(),
                nodes.stream().mapToLong(NodeTruth::reservedMemoryBytes).sum());
    }

    /** What a reader found that is not so, in words; empty where it read everything right. */
    List<String> mismatches(Found found) {
        var mismatches = new Mismatches();
        switch (found) {
            case Found.Bytes read -> mismatches.unlessEqual("bytes", bytes, read.count());
            case Found.Objects read -> {
                mismatches.unlessEqual("nodes", nodes, read.nodes());
                mismatches.unlessEqual("services", services, read.services());
                mismatches.unlessEqual("tasks", tasks, read.tasks());
            }
            case Found.Figures read -> compare(read.snapshot(), mismatches);
        }
        return List.copyOf(mismatches.words);
    }

    private void compare(Snapshot snapshot, Mismatches mismatches) {
        if (snapshot.condition() != Condition.OK) {
            mismatches.words.add(snapshot.error() + ": " + snapshot.errorDetail());
            return;
        }
        var calls = snapshot.performanceMetrics().calls();
        mismatches.unlessEqual("nodes", nodes, snapshot.totalNodes());
        mismatches.unlessEqual("managers", managers, snapshot.totalManagers());
        mismatches.unlessEqual("services", services, snapshot.services().size());
        mismatches.unlessEqual("tasks", tasks, tasksRead(calls));
        mismatches.unlessEqual("bytes", bytes, bytesOfLists(calls));
        mismatches.unlessEqual("running tasks", runningTasks, snapshot.tasks().running());
        mismatches.unlessEqual(
                "reserved nano-CPUs",
                reservedNanoCpus,
                snapshot.nodes().stream()
                        .mapToLong(node -> node.resourceUsage().usedCpuNanos())
                        .sum());
        mismatches.unlessEqual(
                "reserved memory",
                reservedMemoryBytes,
                snapshot.nodes().stream()
                        .mapToLong(node -> node.resourceUsage().usedMemoryBytes())
                        .sum());
    }

    private static long tasksRead(List<Call> calls) {
        return calls.stream()
                .filter(call -> call.call().equals("tasks"))
                .mapToLong(Call::items)
                .sum();
    }

    private static long bytesOfLists(List<Call> calls) {
        return calls.stream()
                .filter(call -> Recording.LISTS.contains("/" + call.call()))
                .mapToLong(Call::bytes)
                .sum();
    }

    private static final class Mismatches {
        private final List<String> words = new ArrayList<>();

        void unlessEqual(String what, long expected, long found) {
            if (expected != found) {
                words.add("%s: %d instead of %d".formatted(what, found, expected));
            }
        }
    }
}
