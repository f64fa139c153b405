package io.swarmstatus.simulator;

import java.util.Comparator;

/**
 * What a node has to carry.
 *
 * @param tasks how many tasks it has that are not finished
 * @param free what is not reserved
 */
record NodeLoad(SwarmNode node, int tasks, Resources free) {

    /** The emptiest first. */
    static final Comparator<NodeLoad> BY_TASKS = Comparator.comparingInt(NodeLoad::tasks)
            .thenComparing(load -> load.node().id());

    /** With one more task. */
    NodeLoad plus(SwarmTask task) {
        return new NodeLoad(node, tasks + 1, free.minus(task.spec().reservations()));
    }

    /** Whether the scheduler could place the task here, and if not, what is in the way. */
    Verdict on(SwarmTask task) {
        if (!node.schedulable()) {
            return Verdict.NOT_AVAILABLE;
        }
        if (!task.spec().reservations().fitsInto(free)) {
            return Verdict.NO_ROOM;
        }
        return task.spec().accepts(node) ? Verdict.FITS : Verdict.NOT_ALLOWED;
    }

    enum Verdict {
        FITS,
        NOT_AVAILABLE,
        NO_ROOM,
        NOT_ALLOWED;

        /** In the words of a real scheduler. */
        String of(long nodes) {
            var howMany = nodes == 1 ? "1 node" : nodes + " nodes";
            return switch (this) {
                case FITS -> howMany + " suitable";
                case NOT_AVAILABLE -> howMany + " not available for new tasks";
                case NO_ROOM -> "insufficient resources on " + howMany;
                case NOT_ALLOWED -> "scheduling constraints not satisfied on " + howMany;
            };
        }
    }
}
