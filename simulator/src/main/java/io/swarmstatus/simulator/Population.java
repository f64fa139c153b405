package io.swarmstatus.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Fills an empty store with a swarm that has been running for a while: all tasks are where they belong, some have crashed
 * and were replaced, some services have been updated.
 */
final class Population {

    private static final long GIBIBYTE = 1L << 30;
    private static final long GIBIBYTES_PER_CORE = 4;
    private static final long LARGEST_MEMORY_HOLE = 300L << 20;
    private static final double CORES_PER_TASK = 0.3;
    private static final List<String> ZONES = List.of("a", "b", "c");

    private final SimulatorConfig config;
    private final SwarmStore store;
    private final ControlLoops loops;
    private final ObjectIds ids;
    private final SplittableRandom random;
    private final Map<String, SwarmNetwork> networks = new HashMap<>();
    private Instant now;

    Population(
            SimulatorConfig config,
            SwarmStore store,
            ControlLoops loops,
            ObjectIds ids,
            SplittableRandom random,
            Instant founded) {
        this.config = config;
        this.store = store;
        this.loops = loops;
        this.ids = ids;
        this.random = random;
        this.now = founded;
    }

    void settle() {
        for (int i = 0; i < config.nodes(); i++) {
            var number = i;
            change(() -> store.put(node(number)));
        }
        var sizes = WorkloadSizes.of(config, random.split());
        for (ServiceSpec spec : new Workload(random.split(), this::network).specs(sizes)) {
            change(() -> store.put(new SwarmService(ids.next(), store.created(), spec, null, null)));
        }
        runUntilQuiet();
        for (int left = config.finishedTasks(); left > 0; left -= crash(left)) {
            runUntilQuiet();
        }
        runUntilQuiet();
        store.services().forEach(this::pretendUpdated);
    }

    private SwarmNode node(int number) {
        var manager = number < config.managers();
        var hostname = manager ? "manager-" + (number + 1) : "worker-" + (number + 1 - config.managers());
        var cores = cores() * (1 + random.nextInt(2));
        var memory = GIBIBYTES_PER_CORE * GIBIBYTE * cores - random.nextLong(LARGEST_MEMORY_HOLE);
        Map<String, String> labels = new TreeMap<>(Map.of("zone", ZONES.get(number % ZONES.size())));
        if (!manager && random.nextInt(3) == 0) {
            labels.put("disk", "ssd");
        }
        return new SwarmNode(
                ids.next(),
                store.created(),
                hostname,
                "10.0." + number / 250 + "." + (number % 250 + 1),
                new Resources(cores * 1_000_000_000L, memory),
                new SwarmNode.Spec(manager, Availability.ACTIVE, labels),
                manager,
                number == 0,
                NodeState.READY,
                "");
    }

    /** A power of two that leaves room on every node, so that only what shall be stuck is stuck. */
    private int cores() {
        var wanted = Math.max(4, (int) (CORES_PER_TASK * config.tasks() / config.nodes()));
        return Integer.highestOneBit(wanted * 2 - 1);
    }

    private SwarmNetwork network(String stack) {
        return networks.computeIfAbsent(
                stack, name -> new SwarmNetwork(ids.next(), store.created(), name + "_default", networks.size() + 1));
    }

    private void runUntilQuiet() {
        while (change(loops::turn)) {
            now = now.plusSeconds(1);
        }
    }

    /** Lets at most so many tasks end, one of a slot; how many it were. */
    private int crash(int most) {
        var victims = store.tasks().stream()
                .filter(SwarmTask::isRunning)
                .sorted(Comparator.comparing(SwarmTask::id))
                .limit(most)
                .toList();
        change(() -> victims.forEach(task -> store.put(task.withStatus(TaskStatus.failed(store.now(), 137)))));
        return victims.size();
    }

    private void pretendUpdated(SwarmService service) {
        var state =
                switch (random.nextInt(10)) {
                    case 0, 1, 2 -> UpdateStatus.State.COMPLETED;
                    case 3 -> UpdateStatus.State.PAUSED;
                    case 4 -> UpdateStatus.State.ROLLBACK_COMPLETED;
                    default -> UpdateStatus.State.UPDATING;
                };
        if (state != UpdateStatus.State.UPDATING && !service.spec().mode().isJob()) {
            change(() -> store.put(service.withUpdate(new UpdateStatus(state, now.minusSeconds(30), now))));
        }
    }

    private boolean change(Runnable transaction) {
        now = now.plus(Duration.ofSeconds(1));
        store.begin(now);
        transaction.run();
        return store.commit();
    }
}
