package io.swarmstatus.cache;

import java.time.Duration;

/**
 * How long a call to Redis may take before it fails.
 *
 * @param connect to make a connection, or to get one that another call holds
 * @param socket to wait for an answer; a call needs one, or a few on a new connection
 */
public record RedisTimeouts(Duration connect, Duration socket) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /** For who can wait, but not forever. */
    public static final RedisTimeouts DEFAULT = new RedisTimeouts(Duration.ofMillis(500), Duration.ofSeconds(1));

    public RedisTimeouts {
        requireSensible(connect);
        requireSensible(socket);
    }

    private static void requireSensible(Duration timeout) {
        if (timeout.toMillis() <= 0 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "a timeout of Redis must be from 1 millisecond to 1 hour, and not " + timeout);
        }
    }
}
