package io.swarmstatus.api;

import java.time.Duration;

/**
 * How long to wait between two looks at the cache: the interval, and from one failure to the next twice as long, up to a
 * limit.
 *
 * @param shortest from the beginning of a look to that of the next, however much is written: one look sees all of it
 */
record FollowPace(Duration interval, Duration longest, Duration shortest) {

    static final FollowPace DEFAULT =
            new FollowPace(Duration.ofMillis(250), Duration.ofSeconds(2), Duration.ofMillis(20));

    /** Doubling more often than this gains nothing, and the product stays a number. */
    private static final int MOST_DOUBLINGS = 16;

    /**
     * The wait after so many failures in a row.
     *
     * @param random from 0 to 1: shortens the wait after a failure by up to a half, so that many apis do not ask at once
     */
    Duration after(int failures, double random) {
        if (failures == 0) {
            return interval;
        }
        var doubled = interval.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var limited = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos(Math.round(limited.toNanos() * (1 - random / 2)));
    }

    /** What is left to wait for a look that something calls for, so long after the last was begun; never negative. */
    Duration left(Duration sinceLast) {
        var left = shortest.minus(sinceLast);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
