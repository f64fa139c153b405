package io.swarmstatus.api;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A health check by the follower's state. */
record FollowerHealth(HealthCheckType type, String name, BooleanSupplier isUp) implements HealthCheck {

    /** Several times what a turn takes at most, with the cache away. */
    static final Duration STALLED_AFTER = Duration.ofSeconds(10);

    /**
     * Live while the follower turns; ready once it has read the cache. It stays ready when the cache goes away: what it
     * holds, or that there is nothing, can still be told.
     */
    static List<HealthCheck> of(CacheFollower follower, InstantSource clock) {
        return List.of(
                new FollowerHealth(
                        HealthCheckType.LIVENESS,
                        "looked-at-cache-lately",
                        () -> follower.lastTurn().plus(STALLED_AFTER).isAfter(clock.instant())),
                new FollowerHealth(HealthCheckType.READINESS, "cache-was-read", follower::hasReadOnce));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder().status(isUp.getAsBoolean()).build();
    }
}
