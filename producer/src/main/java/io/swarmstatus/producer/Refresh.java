package io.swarmstatus.producer;

import java.time.Duration;

/**
 * How often a swarm is looked at.
 *
 * @param interval a snapshot is published at least this often
 * @param poll the shortest time between two looks at a swarm that is at rest
 */
record Refresh(Duration interval, Duration poll) {

    /** No event tells that a swarm has lost its leader for good, and a standby is to say so some twenty seconds later. */
    private static final Duration LONGEST_IGNORANCE = Duration.ofSeconds(5);

    /**
     * How long a standby waits before it asks again who leads.
     *
     * @param isTold whether it hears of an election, and of what the leader's producer publishes
     */
    Duration standby(boolean isTold) {
        return isTold && poll.compareTo(LONGEST_IGNORANCE) < 0 ? LONGEST_IGNORANCE : poll;
    }
}
