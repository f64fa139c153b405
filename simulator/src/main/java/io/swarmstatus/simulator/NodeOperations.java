package io.swarmstatus.simulator;

/** What operators do to nodes, and what happens to nodes. */
final class NodeOperations {

    private final SwarmStore store;
    private final Leadership leadership;

    NodeOperations(SwarmStore store, Leadership leadership) {
        this.store = store;
        this.leadership = leadership;
    }

    void allow(String hostname, Availability availability) {
        var node = node(hostname);
        store.put(node.withSpec(node.spec().withAvailability(availability)));
    }

    void label(String hostname, String key, String value) {
        var node = node(hostname);
        store.put(node.withSpec(node.spec().withLabel(key, value)));
    }

    void promote(String hostname) {
        var node = node(hostname);
        store.put(node.withSpec(node.spec().withManager(true)));
    }

    void demote(String hostname) {
        var node = node(hostname);
        var managers =
                store.nodes().stream().filter(any -> any.spec().manager()).count();
        if (node.spec().manager() && managers == 1) {
            throw new IllegalStateException(hostname + " is the last manager and cannot be demoted");
        }
        store.put(node.withSpec(node.spec().withManager(false)));
    }

    void takeDown(String hostname) {
        var node = node(hostname);
        if (!node.isDown()) {
            leadership.lose(node);
        }
    }

    void bringUp(String hostname) {
        var node = node(hostname);
        if (node.isDown()) {
            store.put(node.withState(NodeState.READY, ""));
        }
    }

    private SwarmNode node(String hostname) {
        return store.nodeNamed(hostname)
                .orElseThrow(() -> new IllegalArgumentException("no node is called " + hostname));
    }
}
