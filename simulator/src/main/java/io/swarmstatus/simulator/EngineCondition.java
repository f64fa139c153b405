package io.swarmstatus.simulator;

/** What an engine is to its swarm at the moment, and what it therefore answers to whoever asks about the swarm. */
public enum EngineCondition {
    /** A manager of a swarm that has a leader. */
    MANAGER("active/manager", "active", 200, ""),
    /** A manager of a swarm that has no leader. */
    NO_QUORUM(
            "active/manager",
            "active",
            500,
            "rpc error: code = Unknown desc = The swarm does not have a leader. It's possible that too few managers are"
                    + " online. Make sure more than half of the managers are online."),
    /** A worker. */
    WORKER(
            "active/worker",
            "active",
            503,
            "This node is not a swarm manager. Worker nodes can't be used to view or modify cluster state. Please run"
                    + " this command on a manager node or promote the current node to a manager."),
    /** In no swarm. */
    NOT_IN_SWARM(
            "inactive",
            "inactive",
            503,
            "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" to connect this node"
                    + " to swarm and try again."),
    /** A manager that has just been started. */
    STARTING(
            "pending",
            "pending",
            503,
            "This node is not a swarm manager. Manager is being prepared or has trouble connecting to the cluster."),
    /** A manager that was restarted and waits for its key. */
    LOCKED(
            "locked",
            "locked",
            503,
            "Swarm is encrypted and needs to be unlocked before it can be used. Please use \"docker swarm unlock\" to"
                    + " unlock it."),
    /** A node whose certificates have run out. */
    CERTIFICATES_EXPIRED(
            "error", "error", 503, "Swarm certificates have expired. To replace them, leave the swarm and join again.");

    private final String pingHeader;
    private final String localNodeState;
    private final int status;
    private final String message;

    EngineCondition(String pingHeader, String localNodeState, int status, String message) {
        this.pingHeader = pingHeader;
        this.localNodeState = localNodeState;
        this.status = status;
        this.message = message;
    }

    /** The {@code Swarm} header of {@code GET /_ping}. */
    String pingHeader() {
        return pingHeader;
    }

    /** {@code Swarm.LocalNodeState} in {@code GET /info}. */
    String localNodeState() {
        return localNodeState;
    }

    /** The HTTP status of lists. */
    int status() {
        return status;
    }

    /** The message that goes with a status that is an error; empty otherwise. */
    String message() {
        return message;
    }

    /** Whether the engine knows the swarm that it is in. */
    boolean isMember() {
        return localNodeState.equals("active");
    }

    boolean isManager() {
        return this == MANAGER || this == NO_QUORUM;
    }

    /** {@code Swarm.Error} in {@code GET /info}; the conditions that are nothing unusual are no errors. */
    String infoError() {
        return switch (this) {
            case NO_QUORUM, LOCKED, CERTIFICATES_EXPIRED -> message;
            case MANAGER, WORKER, NOT_IN_SWARM, STARTING -> "";
        };
    }
}
