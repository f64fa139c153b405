package io.swarmstatus.sink;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.swarmstatus.sink.CacheAvailability.State;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One thing that the sink's health depends on.
 *
 * @param up whether it is as it should be
 * @param detail what it is like, for a person
 */
record SinkHealth(String name, HealthCheckType type, BooleanSupplier up, Supplier<Object> detail)
        implements HealthCheck {

    /**
     * All of them: the sink is live while its stream and its materializer go on, even if only in trying, and ready while
     * the stream runs and the cache answers.
     */
    static List<HealthCheck> checks(SnapshotStream stream, MaterializerLoop materializer, CacheAvailability cache) {
        return List.of(
                new SinkHealth("stream", HealthCheckType.LIVENESS, stream::isAlive, stream::state),
                new SinkHealth("materializer", HealthCheckType.LIVENESS, materializer::isAlive, materializer::lastTurn),
                new SinkHealth("running", HealthCheckType.READINESS, stream::isRunning, stream::state),
                new SinkHealth("cache", HealthCheckType.READINESS, () -> cache.state() == State.THERE, cache::state));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .status(up.getAsBoolean())
                .detail("state", detail.get().toString())
                .build();
    }
}
