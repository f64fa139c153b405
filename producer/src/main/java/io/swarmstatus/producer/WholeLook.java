package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;

/**
 * The last look at the whole swarm.
 *
 * @param begun by a steady clock
 * @param atRest whether the swarm was at rest then
 */
record WholeLook(Instant begun, Duration took, boolean atRest) {

    /** At rest a whole look is taken once in so many, should something change in a way that an outline does not show. */
    private static final int POLLS = 15;

    /** Whether it is time for another one, though nothing has shown a change: after a swarm that moved, at the next poll. */
    boolean isDue(Duration poll, boolean isAtRest, Instant now) {
        return !until(poll, isAtRest, now).isPositive();
    }

    /** How long until it is. */
    Duration until(Duration poll, boolean isAtRest, Instant now) {
        return Duration.between(now, begun.plus(atRest && isAtRest ? rest(poll) : poll));
    }

    private Duration rest(Duration poll) {
        var polls = poll.multipliedBy(POLLS);
        var share = LookBudget.share(took);
        return polls.compareTo(share) > 0 ? polls : share;
    }
}
