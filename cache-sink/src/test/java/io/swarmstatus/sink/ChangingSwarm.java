package io.swarmstatus.sink;

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

/** A swarm of a manager, some workers and services, each of whose snapshots is ten seconds later than the one before. */
final class ChangingSwarm {

    private final String name;
    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Service> services = new TreeMap<>();
    private Instant now;

    ChangingSwarm(String name, Instant start) {
        this.name = name;
        this.now = start;
        nodes.put("m1", node("m1", "manager", "ready", Map.of()));
        worker("w1", "ready");
        worker("w2", "ready");
        service("web", 3, 3);
    }

    void worker(String id, String state) {
        nodes.put(id, node(id, "worker", state, Map.of()));
    }

    void labels(String id, Map<String, String> labels) {
        nodes.put(id, node(id, "worker", "ready", labels));
    }

    void leave(String id) {
        nodes.remove(id);
    }

    void service(String id, long desired, long running) {
        services.put(id, new Service(id, id, null, "replicated", "web:1", desired, running, null));
    }

    void remove(String id) {
        services.remove(id);
    }

    /** The next one. */
    Snapshot snapshot() {
        now = now.plusSeconds(10);
        return Snapshot.healthy(
                origin(),
                "cluster-of-" + name,
                7,
                List.copyOf(nodes.values()),
                List.copyOf(services.values()),
                TaskCounts.NONE,
                metrics(false));
    }

    Snapshot failure() {
        now = now.plusSeconds(10);
        return Snapshot.failed(origin(), null, Failure.of(Condition.NO_QUORUM, null), metrics(true));
    }

    /** This many, with something different in most of them. */
    List<Snapshot> history(long seed, int length) {
        var random = new Random(seed);
        var snapshots = new ArrayList<Snapshot>();
        while (snapshots.size() < length) {
            if (random.nextInt(10) == 0) {
                snapshots.add(failure());
                continue;
            }
            move(random);
            snapshots.add(snapshot());
        }
        return snapshots;
    }

    private void move(Random random) {
        switch (random.nextInt(6)) {
            case 0 -> worker("w" + random.nextInt(1, 5), "down");
            case 1 -> worker("w" + random.nextInt(1, 5), "ready");
            case 2 -> leave("w" + random.nextInt(1, 5));
            case 3 -> service("s" + random.nextInt(5), 3, random.nextInt(1, 4));
            case 4 -> service("s" + random.nextInt(5), random.nextInt(1, 5), 3);
            default -> remove("s" + random.nextInt(5));
        }
    }

    private Origin origin() {
        return new Origin(name, now, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN);
    }

    private PerformanceMetrics metrics(boolean failed) {
        return new PerformanceMetrics(0.042, now.plusMillis(42), failed, List.of());
    }

    private static Node node(String id, String role, String state, Map<String, String> labels) {
        var isManager = role.equals("manager");
        return new Node(
                id,
                id,
                role,
                isManager,
                isManager,
                "active",
                state,
                isManager ? "reachable" : null,
                null,
                "29.0.0",
                4,
                8,
                0,
                0,
                new ResourceUsage(0, 0, 0, 0, 0, 0),
                labels,
                null,
                null);
    }
}
