package io.swarmstatus.producer;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Live while the loop turns; ready once it has looked and what it found, where that is for it to say, was published. */
final class ProducerHealth {

    private final CollectionLoop loop;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Instant started;
    private final Duration longestTurn;

    ProducerHealth(CollectionLoop loop, Outbox outbox, InstantSource clock, CallLimits limits, Duration poll) {
        this.loop = loop;
        this.outbox = outbox;
        this.clock = clock;
        this.started = clock.instant();
        this.longestTurn = limits.collection().multipliedBy(21).plus(poll);
    }

    List<HealthCheck> checks() {
        return List.of(
                check("collection-loop", HealthCheckType.LIVENESS, this::turnedLately),
                check("kafka", HealthCheckType.READINESS, this::nothingHeldBack));
    }

    private boolean nothingHeldBack() {
        return loop.lastTurn() != null && outbox.isReachable();
    }

    private boolean turnedLately() {
        var lastTurn = loop.lastTurn();
        var last = lastTurn == null ? started : lastTurn;
        return Duration.between(last, clock.instant()).compareTo(longestTurn) < 0;
    }

    private static HealthCheck check(String name, HealthCheckType type, Supplier<Boolean> isUp) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthCheckType type() {
                return type;
            }

            @Override
            public HealthCheckResponse call() {
                return HealthCheckResponse.builder().status(isUp.get()).build();
            }
        };
    }
}
