package io.swarmstatus.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where a snapshot comes from: which swarm, when, why and through whose engine.
 *
 * @param swarm the swarm's name; see {@link SwarmName}
 * @param collectedAt when the collection began; kept to the millisecond, as Kafka and Redis keep time
 * @param refreshInterval how long until the next snapshot is due at the latest; whole seconds
 */
public record Origin(
        String swarm, Instant collectedAt, Trigger trigger, Duration refreshInterval, Collector collectedBy) {

    public Origin {
        collectedAt = collectedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
