package io.swarmstatus.simulator;

/**
 * Where the tasks of a service may run.
 *
 * @param key {@code node.role}, {@code node.hostname} or {@code node.labels.NAME}
 * @param value what it must be equal to
 */
record Constraint(String key, String value) {

    private static final String LABELS = "node.labels.";

    boolean accepts(SwarmNode node) {
        return switch (key) {
            case "node.role" -> value.equals(node.manager() ? "manager" : "worker");
            case "node.hostname" -> value.equals(node.hostname());
            default ->
                key.startsWith(LABELS) && value.equals(node.spec().labels().get(key.substring(LABELS.length())));
        };
    }

    /** As in {@code Placement.Constraints}. */
    String expression() {
        return key + "==" + value;
    }
}
