package io.swarmstatus.changes;

import io.swarmstatus.contract.Collector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.Origin;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.ResourceUsage;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import io.swarmstatus.contract.TaskCounts;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A swarm that a test moves along: three managers, a worker and a service, and whatever the test makes of them. */
final class Scene {

    static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<String, Service> services = new TreeMap<>();
    private Baseline baseline = Baseline.NONE;
    private String clusterId = "cluster";
    private Instant now = START;

    Scene() {
        nodes.put("m1", manager("m1", true));
        nodes.put("m2", manager("m2", false));
        nodes.put("m3", manager("m3", false));
        nodes.put("w1", worker("w1"));
        services.put("web", service("web", 3, 3));
        look();
    }

    /** The next snapshot, ten seconds later; what it has shown. */
    List<SwarmChange> look() {
        return look(10);
    }

    List<SwarmChange> look(long seconds) {
        now = now.plusSeconds(seconds);
        return observe(snapshot(now));
    }

    List<SwarmChange> fail(Condition condition) {
        now = now.plusSeconds(10);
        return observe(failure(now, condition));
    }

    static Snapshot failure(Instant at, Condition condition) {
        return Snapshot.failed(origin(at), null, Failure.of(condition, null), metrics());
    }

    List<SwarmChange> observe(Snapshot snapshot) {
        var codec = new BaselineCodec();
        var detection = ChangeDetector.observe(codec.decode(codec.encode(baseline)), snapshot);
        baseline = detection.baseline();
        return detection.changes();
    }

    Snapshot snapshot(Instant at) {
        return Snapshot.healthy(
                origin(at),
                clusterId,
                7,
                List.copyOf(nodes.values()),
                List.copyOf(services.values()),
                TaskCounts.NONE,
                metrics());
    }

    Baseline baseline() {
        return baseline;
    }

    Instant now() {
        return now;
    }

    void cluster(String id) {
        clusterId = id;
    }

    void node(String id, UnaryOperator<Node> change) {
        nodes.computeIfPresent(id, (_, node) -> change.apply(node));
    }

    void allNodes(UnaryOperator<Node> change) {
        nodes.replaceAll((_, node) -> change.apply(node));
    }

    void add(Node node) {
        nodes.put(node.id(), node);
    }

    void removeNode(String id) {
        nodes.remove(id);
    }

    void put(Service service) {
        services.put(service.id(), service);
    }

    void removeService(String id) {
        services.remove(id);
    }

    static Node manager(String name, boolean isLeader) {
        return node(name, "manager", isLeader, "active", "ready", "reachable", Map.of());
    }

    static Node worker(String name) {
        return node(name, "worker", false, "active", "ready", null, Map.of());
    }

    static Node state(Node node, String state) {
        return node(
                node.id(),
                node.role(),
                node.isLeader(),
                node.availability(),
                state,
                node.reachability(),
                node.labels());
    }

    static Node availability(Node node, String availability) {
        return node(
                node.id(),
                node.role(),
                node.isLeader(),
                availability,
                node.state(),
                node.reachability(),
                node.labels());
    }

    static Node reachability(Node node, String reachability) {
        return node(node.id(), node.role(), false, node.availability(), node.state(), reachability, node.labels());
    }

    static Node leading(Node node, boolean isLeader) {
        return node(
                node.id(),
                node.role(),
                isLeader,
                node.availability(),
                node.state(),
                node.reachability(),
                node.labels());
    }

    static Node labels(Node node, Map<String, String> labels) {
        return node(
                node.id(),
                node.role(),
                node.isLeader(),
                node.availability(),
                node.state(),
                node.reachability(),
                labels);
    }

    static Node machine(Node node, double cpus, double memory, @Nullable String engine) {
        return new Node(
                node.id(),
                node.hostname(),
                node.role(),
                node.isManager(),
                node.isLeader(),
                node.availability(),
                node.state(),
                node.reachability(),
                node.addr(),
                engine,
                cpus,
                memory,
                0,
                0,
                node.resourceUsage(),
                node.labels(),
                null,
                null);
    }

    static Service service(String name, long desired, long running) {
        return new Service(name, name, null, "replicated", "web:1", desired, running, null);
    }

    static Service service(String name, String mode, long desired, long running) {
        return new Service(name, name, null, mode, "web:1", desired, running, null);
    }

    static Service updating(String image, long running, @Nullable String updateState) {
        return new Service("web", "web", null, "replicated", image, 3, running, updateState);
    }

    private static Node node(
            String name,
            String role,
            boolean isLeader,
            String availability,
            String state,
            @Nullable String reachability,
            Map<String, String> labels) {
        var isManager = role.equals("manager");
        return new Node(
                name,
                name,
                role,
                isManager,
                isLeader,
                availability,
                state,
                isManager ? reachability : null,
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

    private static Origin origin(Instant at) {
        return new Origin("default", at, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN);
    }

    private static PerformanceMetrics metrics() {
        return new PerformanceMetrics(0, START, false, List.of());
    }
}
