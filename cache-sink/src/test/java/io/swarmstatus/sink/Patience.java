package io.swarmstatus.sink;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for real brokers, on machines that are busy with others. */
final class Patience {

    /** Nothing takes longer that is still to come. */
    static final Duration LONGEST = Duration.ofMinutes(2);

    private Patience() {}

    /** Waits for a condition; that it cannot be asked for yet is no failure. */
    static ConditionFactory eventually() {
        return await().atMost(LONGEST).ignoreExceptions();
    }

    /** The same, asked so often that what is measured is right to ten milliseconds. */
    static ConditionFactory closely() {
        return eventually().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }
}
