package io.swarmstatus.api;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A swarm to look at: managers and workers of different sizes, and some services. The same numbers give the same swarm.
 *
 * @param down the hostnames of those that are
 * @param drained the hostnames of those that are
 * @param webRunning how many of the four tasks of service {@code shop_web} run
 */
record Scene(String swarm, int managers, int workers, List<String> down, List<String> drained, int webRunning) {

    private static final long GIB = 1L << 30;
    private static final long NANO = 1_000_000_000L;
    private static final int WEB = 4;
    private static final Duration REFRESH = Duration.ofMillis(42);

    /** Five nodes that are all well. */
    static Scene healthy() {
        return ofNodes(5);
    }

    /** So many, three of them managers. */
    static Scene ofNodes(int nodes) {
        return new Scene(SwarmName.DEFAULT, 3, nodes - 3, List.of(), List.of(), WEB);
    }

    Scene named(String name) {
        return new Scene(name, managers, workers, down, drained, webRunning);
    }

    Scene withDown(String... hostnames) {
        return new Scene(swarm, managers, workers, List.of(hostnames), drained, webRunning);
    }

    Scene withDrained(String... hostnames) {
        return new Scene(swarm, managers, workers, down, List.of(hostnames), webRunning);
    }

    Scene withManagers(int number) {
        return new Scene(swarm, number, workers, down, drained, webRunning);
    }

    Scene withWebRunning(int running) {
        return new Scene(swarm, managers, workers, down, drained, running);
    }

    /** As it was collected then. */
    Snapshot at(Instant collectedAt) {
        var nodes = IntStream.range(0, managers + workers).mapToObj(this::node).toList();
        var running = nodes.stream().mapToInt(Node::runningTasks).sum();
        return Snapshot.healthy(
                origin(collectedAt),
                "q4z8v2n1c7",
                48_213,
                nodes,
                services(),
                new TaskCounts(running, WEB - webRunning, 1),
                metrics(collectedAt, false));
    }

    /** A refresh that failed then. */
    Snapshot failedAt(Instant collectedAt, Condition condition) {
        return Snapshot.failed(
                origin(collectedAt), null, Failure.of(condition, "as this test says"), metrics(collectedAt, true));
    }

    private Node node(int number) {
        var isManager = number < managers;
        var hostname = isManager ? "manager-" + (number + 1) : "worker-" + (number - managers + 1);
        var isDown = down.contains(hostname);
        var isDrained = drained.contains(hostname);
        var cpus = isManager ? 4 : 8 << number % 2;
        var memory = 4L * cpus * GIB;
        var usedCpu = isDrained ? 0 : cpus * NANO * (15 + number * 37 % 81) / 100;
        var usedMemory = isDrained ? 0 : memory / 100 * (10 + number * 53 % 83);
        var usage = new ResourceUsage(
                usedCpu,
                usedMemory,
                cpus * NANO - usedCpu,
                memory - usedMemory,
                100.0 * usedCpu / (cpus * NANO),
                100.0 * usedMemory / memory);
        return new Node(
                "node-" + number,
                hostname,
                isManager ? "manager" : "worker",
                isManager,
                number == 0 && !isDown,
                isDrained ? "drain" : "active",
                isDown ? "down" : "ready",
                !isManager ? null : isDown ? "unreachable" : "reachable",
                "10.0." + number / 250 + "." + (number % 250 + 1),
                "29.1.0",
                cpus,
                4.0 * cpus,
                isDown || isDrained ? 0 : 3 + number % 7,
                10,
                usage,
                Map.of("zone", "abc".substring(number % 3, number % 3 + 1)),
                null,
                null);
    }

    private List<Service> services() {
        return List.of(
                service("shop_web", "shop", "replicated", "shop/web:3.2", WEB, webRunning, "completed"),
                service("shop_db", "shop", "replicated", "postgres:17", 1, 1, "completed"),
                service("shop_mail", "shop", "replicated", "shop/mail:1.9", 2, 2, "updating"),
                service(
                        "metrics_agent",
                        "metrics",
                        "global",
                        "metrics/agent:0.14",
                        managers + workers,
                        managers + workers,
                        null),
                service("backup", null, "replicated-job", "backup:2", 1, 0, null));
    }

    private static Service service(
            String name,
            @Nullable String stack,
            String mode,
            String image,
            long desired,
            long running,
            @Nullable String update) {
        return new Service("id-" + name, name, stack, mode, image, desired, running, update);
    }

    private Origin origin(Instant collectedAt) {
        var collector = new Collector("node-0", "manager-1", true, "29.1.0", "1.44");
        return new Origin(swarm, collectedAt, Trigger.POLL, Duration.ofMinutes(2), collector);
    }

    private static PerformanceMetrics metrics(Instant collectedAt, boolean failed) {
        var calls = List.of(
                new Call("nodes", 0.011, 9_500, 5),
                new Call("services", 0.008, 7_600, 5),
                new Call("tasks", 0.02, 48_211, 23));
        return new PerformanceMetrics(REFRESH.toMillis() / 1000.0, collectedAt.plus(REFRESH), failed, calls);
    }
}
