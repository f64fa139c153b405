package io.swarmstatus.bench;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A swarm to which something happens before each snapshot: three managers, up to six workers, up to eight services. What
 * happens depends on the seed alone. It is less true to life than the simulator, and far more eventful.
 */
final class ChurningSwarm {

    private static final List<String> STATES = List.of("ready", "down", "unknown", "disconnected");
    private static final List<String> AVAILABILITIES = List.of("active", "drain", "pause");
    private static final int MANAGERS = 3;
    private static final int WORKERS = 6;
    private static final int SERVICES = 8;
    private static final int ONE_FAILURE_IN = 20;

    private final String name;
    private final Random random;
    private final Map<String, Worker> workers = new TreeMap<>();
    private final Map<String, Service> services = new TreeMap<>();
    private int leader = 1;
    private Instant last = Instant.MIN;

    private record Worker(String state, String availability, String zone) {}

    ChurningSwarm(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
        workers.put("w1", new Worker("ready", "active", "a"));
    }

    /** The next one, later than all before. */
    Snapshot next(Instant now) {
        last = now.isAfter(last) ? now : last.plusMillis(1);
        var origin = new Origin(name, last, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN);
        if (random.nextInt(ONE_FAILURE_IN) == 0) {
            return Snapshot.failed(origin, null, Failure.of(Condition.TIMED_OUT, null), metrics(true));
        }
        move();
        return Snapshot.healthy(
                origin,
                "cluster-of-" + name,
                last.toEpochMilli(),
                nodes(),
                List.copyOf(services.values()),
                TaskCounts.NONE,
                metrics(false));
    }

    private void move() {
        var worker = "w" + random.nextInt(1, WORKERS + 1);
        var service = "s" + random.nextInt(1, SERVICES + 1);
        var was = workers.getOrDefault(worker, new Worker("ready", "active", "a"));
        switch (random.nextInt(8)) {
            case 0, 1 -> workers.put(worker, new Worker(any(STATES), was.availability(), was.zone()));
            case 2 -> workers.put(worker, new Worker(was.state(), any(AVAILABILITIES), was.zone()));
            case 3 -> workers.put(worker, new Worker(was.state(), was.availability(), any(List.of("a", "b", "c"))));
            case 4 -> workers.remove(worker);
            case 5 -> leader = random.nextInt(0, MANAGERS + 1); // 0: one is being elected
            case 6 -> services.put(service, service(service));
            default -> services.remove(service);
        }
    }

    private <T> T any(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        for (int manager = 1; manager <= MANAGERS; manager++) {
            var reachability = leader == 0 ? "unknown" : "reachable";
            nodes.add(
                    node("m" + manager, manager == leader, reachability, new Worker("ready", "active", "m" + manager)));
        }
        workers.forEach((id, worker) -> nodes.add(node(id, false, null, worker)));
        return nodes;
    }

    private Service service(String id) {
        var desired = random.nextInt(1, 5);
        var image = "web:" + random.nextInt(1, 3);
        return new Service(id, id, null, "replicated", image, desired, random.nextInt(desired + 1), null);
    }

    private Node node(String id, boolean isLeader, @Nullable String reachability, Worker state) {
        var isManager = reachability != null;
        return new Node(
                id + "-of-" + name,
                id,
                isManager ? "manager" : "worker",
                isManager,
                isLeader,
                state.availability(),
                state.state(),
                reachability,
                null,
                "29.0.0",
                4,
                8,
                0,
                0,
                new ResourceUsage(0, 0, 0, 0, 0, 0),
                Map.of("zone", state.zone()),
                null,
                null);
    }

    private PerformanceMetrics metrics(boolean failed) {
        return new PerformanceMetrics(0, last, failed, List.of());
    }
}
