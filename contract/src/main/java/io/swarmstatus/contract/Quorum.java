package io.swarmstatus.contract;

import java.util.List;

/**
 * How far the managers are from losing their majority.
 *
 * @param managers nodes that are managers
 * @param reachable managers that the leader can reach ({@code GET /nodes}, {@code ManagerStatus.Reachability})
 * @param needed the majority: this many must be reachable
 * @param spare how many more may fail; 0 when the next failure, or an earlier one, costs the quorum
 */
public record Quorum(int managers, int reachable, int needed, int spare) {

    /** Of a swarm that could not be seen. */
    public static final Quorum NONE = new Quorum(0, 0, 0, 0);

    public Quorum {
        Check.notNegative("managers", managers);
        Check.notNegative("reachable", reachable);
        Check.notNegative("needed", needed);
        Check.notNegative("spare", spare);
    }

    /** The quorum that these nodes make. */
    public static Quorum of(List<Node> nodes) {
        var managers = (int) nodes.stream().filter(Node::isManager).count();
        var reachable = (int) nodes.stream()
                .filter(node -> "reachable".equals(node.reachability()))
                .count();
        var needed = managers / 2 + 1;
        return new Quorum(managers, reachable, needed, Math.max(0, reachable - needed));
    }
}
