package io.swarmstatus.producer;

import java.time.Duration;

/**
 * How long to wait before an engine that cannot tell is asked again: longer and longer, so that one that is overloaded is
 * not asked even more.
 *
 * @param next the wait after the next failure
 * @param most the longest one
 */
record Backoff(Duration next, Duration most) {

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** Before the first failure. */
    static Backoff initial(Duration poll) {
        var most = poll.compareTo(LONGEST) > 0 ? poll : LONGEST;
        return new Backoff(FIRST, most);
    }

    /** After a failure. */
    Backoff longer() {
        var twice = next.multipliedBy(2);
        return new Backoff(twice.compareTo(most) < 0 ? twice : most, most);
    }

    /** After an answer. */
    Backoff reset() {
        return new Backoff(FIRST, most);
    }

    /**
     * The wait, up to a quarter shorter, so that those who failed together do not all come back together.
     *
     * @param random from 0 to 1
     */
    Duration wait(double random) {
        return Duration.ofNanos((long) (next.toNanos() * (1 - 0.25 * random)));
    }
}
