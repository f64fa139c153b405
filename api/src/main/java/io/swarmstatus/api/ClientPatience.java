package io.swarmstatus.api;

import java.time.Duration;

/**
 * How long a client is waited for.
 *
 * @param idle until the first byte of a request
 * @param receive from there to its last byte
 * @param send until the client takes what is sent to it, and longer the more that is: {@link #BYTES_PER_SECOND}
 */
record ClientPatience(Duration idle, Duration receive, Duration send) {

    /** An idle connection is kept for longer than proxies keep theirs, a minute: so it is they who close it, and no request is lost. */
    static final ClientPatience DEFAULT =
            new ClientPatience(Duration.ofSeconds(75), Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** The slowest line that gets a large answer whole: half a megabit. */
    static final int BYTES_PER_SECOND = 64 * 1024;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** The same for a clock that may be late by this much, so that nobody is cut off early. */
    ClientPatience longerBy(Duration lateness) {
        return new ClientPatience(idle.plus(lateness), receive.plus(lateness), send.plus(lateness));
    }

    Duration toSend(int bytes) {
        return send.plusNanos(bytes * NANOS_PER_SECOND / BYTES_PER_SECOND);
    }
}
