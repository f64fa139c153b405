package io.swarmstatus.sink;

import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import java.time.Duration;

/**
 * How long to leave what is away alone: twice as long after each attempt, a quarter more or less by chance, so that many
 * who wait for the same do not come back together.
 *
 * @param first the pause after the first attempt
 * @param longest no pause is longer than this
 */
record Backoff(Duration first, Duration longest) {

    private static final double JITTER = 0.25;

    /**
     * Until the cache answers: its readers wait for what it is to tell, and have it within 2 s of its return. A call that
     * was on its way may still have a second to go.
     */
    static final Backoff FOR_CACHE = new Backoff(Duration.ofMillis(50), Duration.ofMillis(500));

    /** Until broker and topics are there. */
    static final Backoff FOR_START = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(2));

    /** Until a stream's thread is replaced: each new one makes its group share the work anew. */
    static final Backoff FOR_THREADS = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10));

    /** Tries again for ever; what counts as a failure is the caller's to add. */
    <R> RetryPolicyBuilder<R> policy() {
        var longestBeforeJitter = Duration.ofNanos((long) (longest.toNanos() / (1 + JITTER)));
        return RetryPolicy.<R>builder()
                .withBackoff(first, longestBeforeJitter)
                .withJitter(JITTER)
                .withMaxRetries(-1);
    }
}
