package io.swarmstatus.changes;

import io.swarmstatus.contract.Node;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a node.
 *
 * @param state "ready" or "down", the last of them that was told: others pass; null where neither was
 * @param cpuCount 0, like the memory, until the node has told its size
 * @param engineVersion null until it was told
 */
public record NodeBaseline(
        String hostname,
        String role,
        String availability,
        @Nullable String state,
        Map<String, String> labels,
        double cpuCount,
        double memoryGb,
        @Nullable String engineVersion) {

    static final String READY = "ready";
    static final String DOWN = "down";

    public NodeBaseline {
        labels = Map.copyOf(labels);
    }

    static NodeBaseline first(Node node) {
        return new NodeBaseline(
                node.hostname(),
                node.role(),
                node.availability(),
                isSettled(node.state()) ? node.state() : null,
                node.labels(),
                node.cpuCount(),
                node.memoryGb(),
                node.engineVersion());
    }

    /** What is remembered from now on: of what the swarm does not know at the moment, what it knew last. */
    NodeBaseline then(Node node) {
        var isMeasured = node.cpuCount() > 0 || node.memoryGb() > 0;
        return new NodeBaseline(
                node.hostname(),
                node.role(),
                node.availability(),
                isSettled(node.state()) ? node.state() : state,
                node.labels(),
                isMeasured ? node.cpuCount() : cpuCount,
                isMeasured ? node.memoryGb() : memoryGb,
                node.engineVersion() == null ? engineVersion : node.engineVersion());
    }

    boolean isMeasured() {
        return cpuCount > 0 || memoryGb > 0;
    }

    /** A new leader knows no node's state until the node has reported; a node that goes is disconnected first. */
    private static boolean isSettled(String state) {
        return state.equals(READY) || state.equals(DOWN);
    }
}
