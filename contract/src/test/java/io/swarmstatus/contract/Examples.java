package io.swarmstatus.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small parts of a snapshot, for tests that care about one of their fields. */
final class Examples {

    static final Instant COLLECTED_AT = Instant.parse("2026-01-15T10:30:00.123Z");

    static final Origin ORIGIN = originAt(COLLECTED_AT);

    static final PerformanceMetrics METRICS =
            new PerformanceMetrics(0.042, COLLECTED_AT.plusMillis(42), false, List.of());

    private static final ResourceUsage IDLE = new ResourceUsage(0, 0, 4_000_000_000L, 8_589_934_592L, 0, 0);

    private Examples() {}

    static Origin originAt(Instant collectedAt) {
        return new Origin("default", collectedAt, Trigger.INTERVAL, Duration.ofMinutes(2), Collector.UNKNOWN);
    }

    static Snapshot healthy(List<Node> nodes, List<Service> services) {
        return Snapshot.healthy(ORIGIN, "cluster", 1234, nodes, services, TaskCounts.NONE, METRICS);
    }

    static Node manager(String hostname, String reachability) {
        return node("id-of-" + hostname, hostname, reachability);
    }

    static Node worker(String hostname) {
        return worker("id-of-" + hostname, hostname);
    }

    static Node worker(String id, String hostname) {
        return node(id, hostname, null);
    }

    static Service service(String id, String name) {
        return new Service(id, name, null, "replicated", "web:3", 1, 1, null);
    }

    private static Node node(String id, String hostname, @Nullable String reachability) {
        var isManager = reachability != null;
        return new Node(
                id,
                hostname,
                isManager ? "manager" : "worker",
                isManager,
                false,
                "active",
                "ready",
                reachability,
                "10.0.0.1",
                "29.0.0",
                4,
                8,
                0,
                40,
                IDLE,
                Map.of(),
                COLLECTED_AT,
                COLLECTED_AT);
    }
}
