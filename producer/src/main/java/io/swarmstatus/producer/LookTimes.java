package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;

/**
 * When the swarm was last looked at.
 *
 * @param whole the last look at all of it
 * @param isToBeRepeated whether that is to be followed by another one soon
 * @param outline the last look at its outline, if not at all of it
 */
record LookTimes(Taken whole, boolean isToBeRepeated, Taken outline) {

    /** The whole is read once in so many, should something change in a way that an outline does not show. */
    private static final int POLLS = 15;

    /**
     * A look.
     *
     * @param begun by a steady clock
     */
    record Taken(Instant begun, Duration took) {

        /** When the next is due, so that it takes no more than its share of the time. */
        private Instant next(Duration pause) {
            var share = LookBudget.share(took);
            return begun.plus(pause.compareTo(share) > 0 ? pause : share);
        }
    }

    static LookTimes ofWhole(Taken whole, boolean isToBeRepeated) {
        return new LookTimes(whole, isToBeRepeated, new Taken(whole.begun(), Duration.ZERO));
    }

    LookTimes withOutline(Taken latest) {
        return new LookTimes(whole, isToBeRepeated, latest);
    }

    /** How much has to be asked for, though nothing has shown a change. */
    Depth due(Duration poll, Instant now) {
        if (!now.isBefore(nextWhole(poll))) {
            return Depth.WHOLE;
        }
        return now.isBefore(outline.next(poll)) ? Depth.SUSPECTS : Depth.OUTLINE;
    }

    /** How long until more than suspects has to be asked for. */
    Duration untilDue(Duration poll, Instant now) {
        var nextOutline = outline.next(poll);
        var next = nextOutline.isBefore(nextWhole(poll)) ? nextOutline : nextWhole(poll);
        return Duration.between(now, next);
    }

    private Instant nextWhole(Duration poll) {
        return whole.next(isToBeRepeated ? poll : poll.multipliedBy(POLLS));
    }
}
