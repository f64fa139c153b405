package io.swarmstatus.producer;

import java.time.Duration;

/** Waits for threads that were told to end. */
final class Joining {

    private Joining() {}

    /** Whether the thread, if it was ever started, has ended within this time; false too where the wait is broken off. */
    static boolean within(Duration limit, Thread thread) {
        if (thread.getState() == Thread.State.NEW) {
            return true;
        }
        try {
            return thread.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
