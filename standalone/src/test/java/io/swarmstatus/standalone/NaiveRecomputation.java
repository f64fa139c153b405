package io.swarmstatus.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A swarm's figures, worked out anew from the engine's own answers, node by node and task by task with no thought of cost:
 * what a snapshot must say. Each figure is a line of text, so that a difference is readable.
 */
final class NaiveRecomputation {

    private static final Set<String> HOLDS_RESERVATION =
            Set.of("assigned", "accepted", "preparing", "ready", "starting", "running");

    private final JsonNode nodes;
    private final JsonNode services;
    private final JsonNode tasks;

    private NaiveRecomputation(JsonNode nodes, JsonNode services, JsonNode tasks) {
        this.nodes = nodes;
        this.services = services;
        this.tasks = tasks;
    }

    static NaiveRecomputation from(RawEngine engine) throws IOException {
        return new NaiveRecomputation(
                engine.get("/v1.41/nodes"), engine.get("/v1.41/services?status=true"), engine.get("/v1.41/tasks"));
    }

    /** Hostname to the node's figures. */
    Map<String, String> nodes() {
        var lines = new TreeMap<String, String>();
        for (var node : nodes) {
            lines.put(node.at("/Description/Hostname").asText(), line(node));
        }
        return lines;
    }

    /** Service name to its counts. */
    Map<String, String> services() {
        var lines = new TreeMap<String, String>();
        for (var service : services) {
            var running = StreamSupport.stream(tasks.spliterator(), false)
                    .filter(task -> task.path("ServiceID").equals(service.path("ID")))
                    .filter(this::runs)
                    .count();
            lines.put(
                    service.at("/Spec/Name").asText(),
                    running + " of " + service.at("/ServiceStatus/DesiredTasks").asLong());
        }
        return lines;
    }

    private String line(JsonNode node) {
        var id = node.path("ID").asText();
        var isManager = node.has("ManagerStatus");
        var cpu = node.at("/Description/Resources/NanoCPUs").asLong();
        var memory = node.at("/Description/Resources/MemoryBytes").asLong();
        var usedCpu = reserved(id, "NanoCPUs");
        var usedMemory = reserved(id, "MemoryBytes");
        var freeCpu = Math.max(0, cpu - usedCpu);
        var freeMemory = Math.max(0, memory - usedMemory);
        var schedulable = node.at("/Status/State").asText().equals("ready")
                && node.at("/Spec/Availability").asText().equals("active");
        var capacity = schedulable ? Math.min(freeCpu / 100_000_000, freeMemory / 100_000_000) : 0;
        var running = StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("NodeID").asText().equals(id))
                .filter(this::runs)
                .count();
        return String.join(
                " ",
                isManager ? "manager" : "worker",
                "leader=" + node.at("/ManagerStatus/Leader").asBoolean(),
                node.at("/Status/State").asText(),
                node.at("/Spec/Availability").asText(),
                "cpu=" + Math.round(cpu / 1e7) / 100.0,
                "memory=" + Math.round(memory * 100.0 / (1 << 30)) / 100.0,
                "used=" + usedCpu + "/" + usedMemory,
                "free=" + freeCpu + "/" + freeMemory,
                "running=" + running,
                "capacity=" + capacity);
    }

    private long reserved(String nodeId, String resource) {
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("NodeID").asText().equals(nodeId))
                .filter(task ->
                        HOLDS_RESERVATION.contains(task.at("/Status/State").asText()))
                .mapToLong(task ->
                        task.at("/Spec/Resources/Reservations/" + resource).asLong())
                .sum();
    }

    private boolean runs(JsonNode task) {
        var down = StreamSupport.stream(nodes.spliterator(), false)
                .filter(node -> node.at("/Status/State").asText().equals("down"))
                .map(node -> node.path("ID").asText())
                .collect(Collectors.toSet());
        return task.at("/Status/State").asText().equals("running")
                && task.path("DesiredState").asText().equals("running")
                && !down.contains(task.path("NodeID").asText());
    }

    /** The same lines, as an answer of the API has them. */
    static Map<String, String> nodesServed(JsonNode data) {
        var lines = new TreeMap<String, String>();
        for (var node : data.path("nodes")) {
            var usage = node.path("resource_usage");
            lines.put(
                    node.path("hostname").asText(),
                    String.join(
                            " ",
                            node.path("role").asText(),
                            "leader=" + node.path("is_leader").asBoolean(),
                            node.path("state").asText(),
                            node.path("availability").asText(),
                            "cpu=" + node.path("cpu_count").asDouble(),
                            "memory=" + node.path("memory_gb").asDouble(),
                            "used=" + usage.path("used_cpu_nanos").asLong() + "/"
                                    + usage.path("used_memory_bytes").asLong(),
                            "free=" + usage.path("available_cpu_nanos").asLong() + "/"
                                    + usage.path("available_memory_bytes").asLong(),
                            "running=" + node.path("running_tasks").asInt(),
                            "capacity=" + node.path("available_capacity").asLong()));
        }
        return lines;
    }

    static Map<String, String> servicesServed(JsonNode data) {
        var lines = new TreeMap<String, String>();
        for (var service : data.path("services")) {
            lines.put(
                    service.path("name").asText(),
                    service.path("running").asLong() + " of "
                            + service.path("desired").asLong());
        }
        return lines;
    }
}
