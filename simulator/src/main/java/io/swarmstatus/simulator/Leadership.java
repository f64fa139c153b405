package io.swarmstatus.simulator;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who leads the managers, who is one, and what happens to the nodes when that changes. */
final class Leadership {

    static final String LEADER_CHANGED = "Node moved to \"unknown\" state due to leadership change in cluster";
    static final String SILENT = "heartbeat failure";

    private final SwarmStore store;
    private boolean electionsBlocked;

    Leadership(SwarmStore store) {
        this.store = store;
    }

    Optional<SwarmNode> leader() {
        return store.nodes().stream().filter(SwarmNode::leader).findFirst();
    }

    /**
     * Lets the managers get on with it: without a leader they elect one, with one the nodes report to it and who was
     * promoted or demoted becomes what it shall be.
     *
     * @return whether there is a leader that has settled in, so that anything else may change
     */
    boolean settle() {
        var leader = leader();
        if (leader.isEmpty()) {
            candidates().stream().findFirst().filter(any -> hasMajority()).ifPresent(this::handOver);
            return false;
        }
        if (!leader.get().spec().manager() && successor(leader.get()).isPresent()) {
            handOverFrom(leader.get());
            return false;
        }
        store.nodes().forEach(this::report);
        return true;
    }

    private void report(SwarmNode node) {
        if (node.manager() != node.spec().manager() && !node.isDown() && !node.leader()) {
            store.put(node.withPart(node.spec().manager(), false));
        } else if (node.state() == NodeState.UNKNOWN) {
            store.put(node.withState(NodeState.READY, ""));
        }
    }

    /** Another manager takes over; all nodes are strangers to it until they report. */
    void handOverFrom(SwarmNode leader) {
        var next = successor(leader).orElseThrow(() -> new IllegalStateException("no other manager can take over"));
        store.put(leader.withPart(true, false));
        handOver(next);
    }

    private Optional<SwarmNode> successor(SwarmNode leader) {
        return candidates().stream()
                .filter(node -> !node.id().equals(leader.id()) && node.spec().manager())
                .findFirst();
    }

    private void handOver(SwarmNode next) {
        store.put(next.withState(NodeState.READY, "").withPart(true, true));
        for (SwarmNode node : store.nodes()) {
            if (!node.leader() && node.state() == NodeState.READY) {
                store.put(node.withState(NodeState.UNKNOWN, LEADER_CHANGED));
            }
        }
    }

    /** Its heartbeats stop. A leader is gone with it, and so is any leader once the majority is. */
    void lose(SwarmNode node) {
        store.put(node.withState(NodeState.DOWN, SILENT).withPart(node.manager(), false));
        if (!hasMajority()) {
            dethrone();
        }
    }

    /** Nobody leads and nobody can be elected, until {@link #allowElections}. */
    void blockElections() {
        electionsBlocked = true;
        dethrone();
    }

    void allowElections() {
        electionsBlocked = false;
    }

    private void dethrone() {
        leader().ifPresent(leader -> store.put(leader.withPart(true, false)));
    }

    private boolean hasMajority() {
        var managers = store.nodes().stream().filter(SwarmNode::manager).count();
        return !electionsBlocked && candidates().size() > managers / 2;
    }

    private List<SwarmNode> candidates() {
        return store.nodes().stream()
                .filter(node -> node.manager() && !node.isDown())
                .sorted(Comparator.comparing(SwarmNode::hostname))
                .toList();
    }
}
