package io.swarmstatus.contract;

import org.jspecify.annotations.Nullable;

/**
 * The engine that a snapshot was read from. Fields are null where it did not get so far as to tell.
 *
 * @param nodeId the node's id in the swarm ({@code GET /info}, {@code Swarm.NodeID})
 * @param hostname the node's hostname ({@code GET /info}, {@code Name})
 * @param isLeader whether the node was the raft leader when it was read
 * @param engineVersion the engine's version ({@code GET /info}, {@code ServerVersion})
 * @param apiVersion the API version that was negotiated with it
 */
public record Collector(
        @Nullable String nodeId,
        @Nullable String hostname,
        boolean isLeader,
        @Nullable String engineVersion,
        @Nullable String apiVersion) {

    /** An engine of which nothing is known. */
    public static final Collector UNKNOWN = new Collector(null, null, false, null, null);
}
