package io.swarmstatus.contract;

/**
 * The swarm's tasks by what has become of them.
 *
 * @param running run, are meant to, and their node is not down
 * @param pending meant to run, and not there yet (states new to starting)
 * @param failed ended by failing or being rejected, among the ended tasks that the engine still keeps
 */
public record TaskCounts(int running, int pending, int failed) {

    /** Of a swarm that could not be seen. */
    public static final TaskCounts NONE = new TaskCounts(0, 0, 0);

    public TaskCounts {
        Check.notNegative("running", running);
        Check.notNegative("pending", pending);
        Check.notNegative("failed", failed);
    }
}
