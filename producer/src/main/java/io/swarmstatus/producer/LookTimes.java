package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;

/**
 * When the swarm was last looked at; all instants are those of a steady clock.
 *
 * @param whole when the last look at all of it began
 * @param took how long that took
 * @param outline when the last look at its outline began, if not at all of it
 */
record LookTimes(Instant whole, Duration took, Instant outline) {

    /** The whole is read once in so many, should something change in a way that an outline does not show. */
    private static final int POLLS = 15;

    static LookTimes ofWhole(Instant begun, Duration took) {
        return new LookTimes(begun, took, begun);
    }

    LookTimes withOutline(Instant begun) {
        return new LookTimes(whole, took, begun);
    }

    /** How much has to be asked for, though nothing has shown a change. */
    Depth due(Duration poll, Instant now) {
        if (!now.isBefore(nextWhole(poll))) {
            return Depth.WHOLE;
        }
        return now.isBefore(nextOutline(poll)) ? Depth.SUSPECTS : Depth.OUTLINE;
    }

    /** How long until more than suspects has to be asked for. */
    Duration untilDue(Duration poll, Instant now) {
        var next = nextOutline(poll).isBefore(nextWhole(poll)) ? nextOutline(poll) : nextWhole(poll);
        return Duration.between(now, next);
    }

    private Instant nextOutline(Duration poll) {
        return outline.plus(poll);
    }

    private Instant nextWhole(Duration poll) {
        var polls = poll.multipliedBy(POLLS);
        var share = LookBudget.share(took);
        return whole.plus(polls.compareTo(share) > 0 ? polls : share);
    }
}
