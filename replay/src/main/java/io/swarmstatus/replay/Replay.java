package io.swarmstatus.replay;

/** One way to tell what was on the topic. */
interface Replay {

    /**
     * Does it, and returns whether there was anything to tell.
     *
     * @throws io.swarmstatus.history.HistoryException if the topic cannot be read
     * @throws InterruptedException if it is to end early
     */
    boolean run() throws InterruptedException;
}
