package io.swarmstatus.cache;

import java.time.Duration;

/**
 * How long a call to Redis may take before it fails.
 *
 * @param connect to make a connection, or to get one that another call holds
 * @param socket to wait for an answer; a call needs one, or a few on a new connection
 */
public record RedisTimeouts(Duration connect, Duration socket) {

    /** For who can wait, but not forever. */
    public static final RedisTimeouts DEFAULT = new RedisTimeouts(Duration.ofMillis(500), Duration.ofSeconds(1));

    public RedisTimeouts {
        if (connect.toMillis() <= 0 || socket.toMillis() <= 0) {
            throw new IllegalArgumentException("the timeouts must be positive: without one a call would wait forever");
        }
    }
}
