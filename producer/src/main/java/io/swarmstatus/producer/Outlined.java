package io.swarmstatus.producer;

/**
 * An outline, and when the swarm was last known to look like that.
 *
 * @param at in nanoseconds, of any origin; before the first of it was read
 */
record Outlined(Outline outline, long at) {

    /** Whether by now a task may have ended, and another one run in its place, unseen. */
    boolean isBlurred(long now) {
        return now - at >= outline.shows().toNanos();
    }

    Outlined stillSo(long since) {
        return new Outlined(outline, since);
    }
}
