package io.swarmstatus.changes;

import io.swarmstatus.contract.Service;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a service.
 *
 * @param reached the most tasks that ran since this many were desired: fewer is a loss, not a start that takes its time
 * @param shortSince since when fewer run than should; null where all do
 * @param degraded whether that was told
 */
public record ServiceBaseline(
        String name,
        String mode,
        @Nullable String image,
        long desired,
        long running,
        @Nullable String updateState,
        long reached,
        @Nullable Instant shortSince,
        boolean degraded) {

    /** How long new tasks may take to run before their service counts as degraded. */
    static final Duration START_TIME = Duration.ofMinutes(1);

    /** Of the first snapshot: whoever is short of tasks has lost them, as far as anybody knows. */
    static ServiceBaseline first(Service service, Instant at) {
        var isDegraded = isShort(service) && !isJob(service.mode()) && !isUpdating(service.updateState());
        return of(service, Math.min(service.running(), service.desired()), isShort(service) ? at : null, isDegraded);
    }

    /** A service that was not there before: its tasks are about to start. */
    static ServiceBaseline created(Service service, Instant at) {
        return of(service, Math.min(service.running(), service.desired()), isShort(service) ? at : null, false);
    }

    /** What is remembered from now on. */
    ServiceBaseline then(Service service, Instant at) {
        var stillReached = Math.min(reached, service.desired());
        var nowReached = Math.max(stillReached, Math.min(service.running(), service.desired()));
        if (!isShort(service)) {
            return of(service, nowReached, null, false);
        }
        var wants = service.desired() > desired;
        var since = shortSince == null || wants ? at : shortSince;
        var isLate = !Duration.between(since, at).minus(START_TIME).isNegative();
        var isLoss = service.running() < stillReached;
        var isNews = !isJob(service.mode()) && !isUpdating(service.updateState()) && (isLoss || isLate);
        return of(service, nowReached, since, degraded || isNews);
    }

    private static ServiceBaseline of(Service service, long reached, @Nullable Instant shortSince, boolean degraded) {
        return new ServiceBaseline(
                service.name(),
                service.mode(),
                service.image(),
                service.desired(),
                service.running(),
                service.updateState(),
                reached,
                shortSince,
                degraded);
    }

    private static boolean isShort(Service service) {
        return service.running() < service.desired();
    }

    /** Its tasks end, and what is desired is what is left to do. */
    private static boolean isJob(String mode) {
        return mode.endsWith("-job");
    }

    /** Tasks are replaced on purpose. */
    private static boolean isUpdating(@Nullable String state) {
        return "updating".equals(state) || "rollback_started".equals(state);
    }
}
