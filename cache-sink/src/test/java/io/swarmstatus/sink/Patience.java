package io.swarmstatus.sink;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for real brokers, on machines that are busy with others. */
final class Patience {

    private Patience() {}

    /** Waits for a condition; that it cannot be asked for yet is no failure. */
    static ConditionFactory eventually() {
        return await().atMost(Duration.ofMinutes(2)).ignoreExceptions();
    }
}
