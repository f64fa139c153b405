package io.swarmstatus.contract;

import static io.swarmstatus.contract.Examples.COLLECTED_AT;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Snapshots and the very bytes that they are on the topic; the files end with a line feed that is no part of them. */
enum Golden {
    /** Every field that may be null has a value somewhere, apart from those of a failure. */
    HEALTHY,
    /** Nothing answered. */
    FAILED,
    /** Every field that may be null is. */
    REQUIRED_ONLY;

    Snapshot snapshot() {
        return switch (this) {
            case HEALTHY -> healthy();
            case FAILED -> failed();
            case REQUIRED_ONLY -> requiredOnly();
        };
    }

    byte[] bytes() {
        var name = "golden/snapshot-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
        try (InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
            var bytes = file.readAllBytes();
            return Arrays.copyOf(bytes, bytes.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Snapshot healthy() {
        var collector = new Collector("q1x3", "manager-1", true, "29.0.0", "1.44");
        var calls = List.of(
                new PerformanceMetrics.Call("nodes", 0.011, 3821, 2),
                new PerformanceMetrics.Call("tasks", 0.02, 48211, 12));
        return Snapshot.healthy(
                new Origin("default", COLLECTED_AT, Trigger.EVENT, Duration.ofMinutes(2), collector),
                "k7c0",
                1234,
                List.of(worker(), manager()),
                List.of(
                        new Service("s2", "web", "shop", "replicated", "web:3", 4, 4, "completed"),
                        new Service("s1", "agent", "shop", "global", "agent:1", 2, 1, "updating")),
                new TaskCounts(12, 2, 1),
                new PerformanceMetrics(0.042, COLLECTED_AT.plusMillis(42), false, calls));
    }

    private static Node manager() {
        return new Node(
                "q1x3",
                "manager-1",
                "manager",
                true,
                true,
                "active",
                "ready",
                "reachable",
                "10.0.0.1",
                "29.0.0",
                4.0,
                8.0,
                5,
                35,
                new ResourceUsage(500_000_000, 524_288_000, 3_500_000_000L, 8_065_646_592L, 12.5, 6.1),
                Map.of("zone", "a", "disk", "ssd", "room", "2", "rack", "r7"),
                Instant.parse("2025-11-03T08:00:00Z"),
                Instant.parse("2026-01-15T10:29:58.000000001Z"));
    }

    private static Node worker() {
        return new Node(
                "w9f2",
                "wörker-🐳",
                "worker",
                false,
                false,
                "drain",
                "down",
                null,
                "10.0.0.2",
                "20.10.24",
                0.5,
                1.95,
                0,
                0,
                new ResourceUsage(0, 0, 500_000_000, 2_093_796_556, 0, 0),
                Map.of(),
                Instant.parse("2025-11-03T08:05:00Z"),
                Instant.parse("2026-01-15T09:12:31.5Z"));
    }

    private static Snapshot failed() {
        return Snapshot.failed(
                new Origin("edge.berlin-2", COLLECTED_AT, Trigger.STARTUP, Duration.ofSeconds(30), Collector.UNKNOWN),
                "k7c0",
                Failure.of(Condition.DOCKER_UNREACHABLE, "connection refused"),
                new PerformanceMetrics(0.003, COLLECTED_AT.plusMillis(3), true, List.of()));
    }

    private static Snapshot requiredOnly() {
        var usage = new ResourceUsage(0, 0, 0, 0, 0, 0);
        var node = new Node(
                "n1", "host", "worker", false, false, "active", "unknown", null, null, null, 0, 0, 0, 0, usage,
                Map.of(), null, null);
        return Snapshot.healthy(
                new Origin("default", COLLECTED_AT, Trigger.POLL, Duration.ofMinutes(2), Collector.UNKNOWN),
                null,
                0,
                List.of(node),
                List.of(new Service("s1", "plugin", null, "global", null, 0, 0, null)),
                TaskCounts.NONE,
                new PerformanceMetrics(0.0, COLLECTED_AT, false, List.of()));
    }
}
