package io.swarmstatus.producer;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is taken from one element of {@code GET /nodes}. */
record EngineNode(
        String id,
        long version,
        String hostname,
        String availability,
        Status status,
        @Nullable ManagerStatus manager,
        @Nullable String engineVersion,
        long nanoCpus,
        long memoryBytes,
        Map<String, String> labels,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    static EngineNode read(ObjectCursor node) throws IOException {
        var id = "";
        long version = 0;
        var spec = new Spec("", Map.of());
        var description = new Description("", null, 0, 0);
        var status = new Status("", "");
        ManagerStatus manager = null;
        Instant createdAt = null;
        Instant updatedAt = null;
        while (node.next()) {
            switch (node.field()) {
                case "ID" -> id = node.text();
                case "Version" -> version = ObjectVersion.read(node.object());
                case "CreatedAt" -> createdAt = node.instant();
                case "UpdatedAt" -> updatedAt = node.instant();
                case "Spec" -> spec = Spec.read(node.object());
                case "Description" -> description = Description.read(node.object());
                case "Status" -> status = Status.read(node.object());
                case "ManagerStatus" -> manager = node.isNull() ? null : ManagerStatus.read(node.object());
                default -> {}
            }
        }
        return new EngineNode(
                id,
                version,
                description.hostname(),
                spec.availability(),
                status,
                manager,
                description.engineVersion(),
                description.nanoCpus(),
                description.memoryBytes(),
                spec.labels(),
                createdAt,
                updatedAt);
    }

    boolean isLeader() {
        return manager != null && manager.leader();
    }

    boolean isDown() {
        return status.state().equals("down");
    }

    /** Whether the leader has not heard of it yet, which it will within half a minute: it has only just been elected. */
    boolean isUnsettled() {
        return status.state().equals("unknown");
    }

    /** Whether the leader reaches it as a manager. */
    boolean isReachable() {
        return manager != null && manager.reachability().equals("reachable");
    }

    /** Whether the swarm's scheduler would place a task here. */
    boolean isSchedulable() {
        return status.state().equals("ready") && availability.equals("active");
    }

    /** The address that the leader sees; of itself an older leader knows only the one that managers talk to. */
    @Nullable
    String addr() {
        if (isKnown(status.addr())) {
            return status.addr();
        }
        return manager != null && isKnown(manager.host()) ? manager.host() : null;
    }

    private static boolean isKnown(String addr) {
        return !addr.isEmpty() && !addr.equals("0.0.0.0");
    }

    record Status(String state, String addr) {
        static Status read(ObjectCursor status) throws IOException {
            var state = "";
            var addr = "";
            while (status.next()) {
                switch (status.field()) {
                    case "State" -> state = status.text();
                    case "Addr" -> addr = status.text();
                    default -> {}
                }
            }
            return new Status(state, addr);
        }
    }

    record ManagerStatus(boolean leader, String reachability, String addr) {
        static ManagerStatus read(ObjectCursor manager) throws IOException {
            var leader = false;
            var reachability = "unknown";
            var addr = "";
            while (manager.next()) {
                switch (manager.field()) {
                    case "Leader" -> leader = manager.truth();
                    case "Reachability" -> reachability = manager.text();
                    case "Addr" -> addr = manager.text();
                    default -> {}
                }
            }
            return new ManagerStatus(leader, reachability, addr);
        }

        /** Of {@code host:port}; an IPv6 host is in brackets there. */
        private String host() {
            return addr.substring(0, Math.max(0, addr.lastIndexOf(':'))).replaceAll("[\\[\\]]", "");
        }
    }

    private record Spec(String availability, Map<String, String> labels) {
        static Spec read(ObjectCursor spec) throws IOException {
            var availability = "";
            var labels = Map.<String, String>of();
            while (spec.next()) {
                switch (spec.field()) {
                    case "Availability" -> availability = spec.text();
                    case "Labels" -> labels = spec.texts();
                    default -> {}
                }
            }
            return new Spec(availability, labels);
        }
    }

    private record Description(String hostname, @Nullable String engineVersion, long nanoCpus, long memoryBytes) {

        static Description read(ObjectCursor description) throws IOException {
            var hostname = "";
            String engineVersion = null;
            var resources = Resources.NONE;
            while (description.next()) {
                switch (description.field()) {
                    case "Hostname" -> hostname = description.text();
                    case "Resources" -> resources = Resources.read(description.object());
                    case "Engine" -> engineVersion = engineVersion(description.object());
                    default -> {}
                }
            }
            return new Description(hostname, engineVersion, resources.nanoCpus(), resources.memoryBytes());
        }

        private static @Nullable String engineVersion(ObjectCursor engine) throws IOException {
            String version = null;
            while (engine.next()) {
                if (engine.field().equals("EngineVersion")) {
                    version = engine.textOrNull();
                }
            }
            return version;
        }
    }
}
