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
 * @param words what it is like, for a person
 */
record SinkHealth(String name, HealthCheckType type, BooleanSupplier up, Supplier<String> words)
        implements HealthCheck {

    /**
     * All of them: the sink is live while its stream and its materializer go on, even if only in trying, and ready while
     * the stream runs, the broker answers and the cache does. That dead letters are lost, swarms silent or no changes
     * published is told, and no reason to send nobody here.
     */
    static List<HealthCheck> checks(
            StreamLifecycle stream,
            ProgressWatch progress,
            MaterializerLoop materializer,
            CacheAvailability cache,
            DeadLetterDelivery deadLetters,
            SilentSwarms silent,
            ChangeFeed changes) {
        return List.of(
                live("stream", stream::isAlive, stream::words),
                live("materializer", materializer::isAlive, materializer::words),
                ready("running", stream::isRunning, stream::words),
                ready("broker", progress::isRecent, progress::words),
                ready("cache", () -> cache.state() == State.THERE, cache::words),
                ready("dead_letters", () -> true, deadLetters::words),
                ready("swarms", () -> true, silent::words),
                ready("changes", () -> true, changes::words));
    }

    private static SinkHealth live(String name, BooleanSupplier up, Supplier<String> words) {
        return new SinkHealth(name, HealthCheckType.LIVENESS, up, words);
    }

    private static SinkHealth ready(String name, BooleanSupplier up, Supplier<String> words) {
        return new SinkHealth(name, HealthCheckType.READINESS, up, words);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .status(up.getAsBoolean())
                .detail("state", words.get())
                .build();
    }
}
