package io.swarmstatus.simulator;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the last rolling update of a service goes or went.
 *
 * @param completedAt when it ended; null while it has not
 */
record UpdateStatus(
        State state, Instant startedAt, @Nullable Instant completedAt) {

    enum State {
        UPDATING("update in progress"),
        PAUSED("update paused due to failure or early termination of a task"),
        COMPLETED("update completed"),
        ROLLBACK_COMPLETED("rollback completed");

        private final String message;

        State(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }

        /** As the Engine API spells it. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static UpdateStatus started(Instant at) {
        return new UpdateStatus(State.UPDATING, at, null);
    }

    /** The same update, over. */
    UpdateStatus completed(Instant at) {
        return new UpdateStatus(State.COMPLETED, startedAt, at);
    }
}
