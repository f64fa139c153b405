package io.swarmstatus.api;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One thing that the api's health depends on.
 *
 * @param isUp whether it is as it should be
 * @param words what it is like, for a person
 */
record ApiHealth(HealthCheckType type, String name, BooleanSupplier isUp, Supplier<String> words)
        implements HealthCheck {

    /** Several times what a turn takes at most, with the cache away. */
    static final Duration STALLED_AFTER = Duration.ofSeconds(10);

    /**
     * Live while the follower turns; ready once it has read the cache. It stays ready when the cache goes away: what it
     * holds, or that there is nothing, can still be told. That the past cannot be read is told, and no reason to send nobody here.
     *
     * @param past what those who read the past have met with
     */
    static List<HealthCheck> of(CacheFollower follower, Supplier<String> past, InstantSource clock) {
        return List.of(
                new ApiHealth(
                        HealthCheckType.LIVENESS,
                        "looked-at-cache-lately",
                        () -> follower.lastTurn().plus(STALLED_AFTER).isAfter(clock.instant()),
                        () -> "last looked at " + follower.lastTurn()),
                new ApiHealth(HealthCheckType.READINESS, "cache-was-read", follower::hasReadOnce, follower::words),
                new ApiHealth(HealthCheckType.READINESS, "past", () -> true, past));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .status(isUp.getAsBoolean())
                .detail("state", words.get())
                .build();
    }
}
