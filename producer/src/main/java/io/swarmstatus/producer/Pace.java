package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;

/**
 * When to look again. Right after an event, and while the swarm moves, soon and then less and less so; otherwise as often
 * as the operator says, or as looking takes its share of the time. All instants are those of a steady clock.
 *
 * @param poll the shortest pause between two looks at a swarm that is at rest
 * @param settling the pause after the next look, while the swarm has not settled; from the poll on it has
 * @param grace how many looks more to take it for moving: what follows on an event takes a moment to begin
 * @param wasMoving whether it moved at the last look
 */
record Pace(Duration poll, Duration settling, int grace, boolean wasMoving, LookBudget budget) {

    /** Events that come in a burst are gathered for this long, once the first of them was looked at. */
    static final Duration DEBOUNCE = Duration.ofMillis(20);

    private static final Duration FIRST = Duration.ofMillis(40);
    private static final int GRACE = 4;

    /** When to look next. */
    record Pause(Duration beforeEvent, Duration longest) {

        /** The same, but no longer than that, unless looking would cost too much. */
        Pause within(Duration limit) {
            return new Pause(beforeEvent, longer(beforeEvent, shorter(longest, limit)));
        }

        /** The same, but no longer than that, whatever looking costs. */
        Pause atMost(Duration limit) {
            return new Pause(shorter(beforeEvent, limit), shorter(longest, limit));
        }
    }

    static Pace atRest(Duration poll, Instant now) {
        return new Pace(poll, poll, 0, false, LookBudget.full(now));
    }

    /**
     * After a look that has just ended.
     *
     * @param wakeup why it was taken
     */
    Pace after(Duration look, Wakeup wakeup, boolean isMoving, Instant now) {
        var begins = wakeup.isEvent() || (isMoving && !wasMoving);
        var graceLeft = begins ? GRACE : Math.max(0, grace - 1);
        var isSettled = !isMoving && graceLeft == 0;
        var next = begins ? FIRST : settling.multipliedBy(8).dividedBy(5);
        return new Pace(poll, isSettled ? poll : shorter(next, poll), graceLeft, isMoving, budget.spend(look, now));
    }

    /** Whether neither an event nor tasks that move make more looks follow soon. */
    boolean isAtRest() {
        return !wasMoving && settling.compareTo(poll) >= 0;
    }

    /** Whether more looks than that would leave enough for a burst of changes. */
    boolean canAffordMore(Instant now) {
        return budget.isAmple(now);
    }

    /** How long to wait, given how long the last look took. */
    Pause pause(Duration look, Instant now) {
        var affordable = budget.until(look, now);
        var rest = longer(poll, LookBudget.share(look));
        var soon = longer(settling, look);
        var pause = settling.compareTo(poll) < 0 ? shorter(soon, rest) : rest;
        return new Pause(longer(DEBOUNCE, affordable), longer(pause, affordable));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
