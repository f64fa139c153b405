package io.swarmstatus.producer;

import java.time.Duration;

/**
 * How long an engine may take.
 *
 * @param call for one call, from connecting to the last byte
 * @param collection for all calls of one collection together
 */
record CallLimits(Duration call, Duration collection) {

    /** What the next call has left of both. */
    Duration left(Duration elapsed) {
        var left = collection.minus(elapsed);
        var limit = left.compareTo(call) < 0 ? left : call;
        return limit.isPositive() ? limit : Duration.ZERO;
    }
}
