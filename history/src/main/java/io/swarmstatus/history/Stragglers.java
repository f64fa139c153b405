package io.swarmstatus.history;

import java.time.Instant;

/** Whether records of before an instant may still follow: not behind so many in a row that are not before it. */
final class Stragglers {

    private final Instant to;
    private final long most;
    private long inARow;

    Stragglers(Instant to, long most) {
        this.to = to;
        this.most = most;
    }

    /** The same behind this record. */
    boolean mayFollow(TopicRecord record) {
        inARow = record.timestamp().isBefore(to) ? 0 : inARow + 1;
        return mayFollow();
    }

    boolean mayFollow() {
        return inARow < most;
    }
}
