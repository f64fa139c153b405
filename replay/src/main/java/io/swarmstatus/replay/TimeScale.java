package io.swarmstatus.replay;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.contract.PerformanceMetrics;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of then in the time of now.
 *
 * @param then the instant that is played at...
 * @param now ...this one
 * @param speed how many times as fast it goes on from there
 */
record TimeScale(Instant then, Instant now, double speed) {

    /** Whoever reads the cache looks four times a second. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** How long the cache keeps what is played: as long as it was kept then, at the speed at which it is played. */
    static CacheTtls ttls(double speed) {
        return new CacheTtls(scaled(CacheTtls.DEFAULT.primary(), speed), scaled(CacheTtls.DEFAULT.backup(), speed));
    }

    private static Duration scaled(Duration time, double speed) {
        var scaled = slower(time, speed);
        return scaled.compareTo(SHORTEST) < 0 ? SHORTEST : scaled;
    }

    private static Duration slower(Duration time, double speed) {
        return Duration.ofNanos(Math.round(time.toNanos() / speed));
    }

    /** When what was of this instant is played. */
    Instant played(Instant instant) {
        return now.plus(slower(Duration.between(then, instant), speed));
    }

    /** The snapshot as if it had been collected when it is played; it took as long as it took. */
    Snapshot dated(Snapshot snapshot) {
        var at = played(snapshot.collectedAt());
        var metrics = snapshot.performanceMetrics();
        var took = Duration.between(snapshot.collectedAt(), metrics.refreshTimestamp());
        return new Snapshot(
                snapshot.schemaVersion(),
                snapshot.swarm(),
                snapshot.clusterId(),
                snapshot.swarmVersion(),
                at,
                snapshot.trigger(),
                snapshot.refreshIntervalSeconds(),
                snapshot.collectedBy(),
                snapshot.swarmActive(),
                snapshot.condition(),
                snapshot.error(),
                snapshot.errorDetail(),
                snapshot.totalNodes(),
                snapshot.totalManagers(),
                snapshot.totalWorkers(),
                snapshot.quorum(),
                snapshot.nodes(),
                snapshot.services(),
                snapshot.tasks(),
                new PerformanceMetrics(
                        metrics.refreshDurationSeconds(), at.plus(took), metrics.errorOccurred(), metrics.calls()));
    }
}
