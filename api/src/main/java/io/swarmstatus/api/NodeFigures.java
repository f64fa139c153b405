package io.swarmstatus.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What the metrics tell of one node, in base units: cores and bytes. Texts are empty where the snapshot has none. */
record NodeFigures(
        String id,
        String hostname,
        String role,
        String availability,
        String state,
        String reachability,
        String engineVersion,
        boolean isLeader,
        double cpuCores,
        double reservedCpuCores,
        double freeCpuCores,
        double memoryBytes,
        double reservedMemoryBytes,
        double freeMemoryBytes,
        int runningTasks,
        long freeSlots) {

    private static final double NANO = 1e-9;
    private static final double GIB = 1L << 30;

    /** From one of a snapshot's nodes, in JSON. */
    static NodeFigures of(JsonNode node) {
        var usage = node.path("resource_usage");
        var reservedMemory = usage.path("used_memory_bytes").asDouble();
        var freeMemory = usage.path("available_memory_bytes").asDouble();
        return new NodeFigures(
                node.path("id").asText(),
                node.path("hostname").asText(),
                node.path("role").asText().intern(),
                node.path("availability").asText().intern(),
                node.path("state").asText().intern(),
                text(node.path("reachability")),
                text(node.path("engine_version")),
                node.path("is_leader").asBoolean(),
                node.path("cpu_count").asDouble(),
                usage.path("used_cpu_nanos").asDouble() * NANO,
                usage.path("available_cpu_nanos").asDouble() * NANO,
                freeMemory > 0
                        ? reservedMemory + freeMemory
                        : node.path("memory_gb").asDouble() * GIB,
                reservedMemory,
                freeMemory,
                node.path("running_tasks").asInt(),
                node.path("available_capacity").asLong());
    }

    boolean isReady() {
        return "ready".equals(state);
    }

    /** Of few values, as all nodes have: one text for all. */
    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue().intern() : "";
    }
}
