package io.swarmstatus.api;

import io.prometheus.metrics.model.snapshots.Labels;
import io.swarmstatus.api.StoredSnapshot.Managers;
import io.swarmstatus.cache.RefreshStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One swarm at the moment of a scrape: what would be answered then. Figures are NaN where there are none.
 *
 * @param snapshot what the answer is made from; null where there is none
 */
record SwarmView(
        Labels labels,
        ServedTier tier,
        @Nullable StoredSnapshot snapshot,
        RefreshStatus refresh,
        Hits hits,
        Instant now) {

    private static final double MILLIS_PER_SECOND = 1e3;

    static SwarmView of(ServedSwarm swarm, Instant now) {
        var tier = swarm.answerAt(now).tier();
        var served = swarm.served();
        return new SwarmView(
                Labels.of("swarm", swarm.name()),
                tier,
                served.snapshot(tier),
                served.refresh(),
                swarm.hits().tally(),
                now);
    }

    /** A figure of the swarm itself: of a failure there is none. */
    double figure(ToDoubleFunction<StoredSnapshot> figure) {
        return snapshot == null || !snapshot.healthy() ? Double.NaN : figure.applyAsDouble(snapshot);
    }

    double managers(ToDoubleFunction<Managers> figure) {
        return figure(healthy -> healthy.managers() == null ? Double.NaN : figure.applyAsDouble(healthy.managers()));
    }

    List<NodeFigures> nodes() {
        return snapshot == null ? List.of() : snapshot.figures().nodes();
    }

    List<ServiceFigures> services() {
        return snapshot == null ? List.of() : snapshot.figures().services();
    }

    /** Since the newest refresh, good or failed, was begun. */
    double refreshAge() {
        return refresh.collectedAt() == null ? Double.NaN : seconds(Duration.between(refresh.collectedAt(), now));
    }

    double refreshInterval() {
        return snapshot == null ? Double.NaN : seconds(snapshot.refreshInterval());
    }

    double refreshDuration() {
        return snapshot == null ? Double.NaN : seconds(snapshot.refreshDuration());
    }

    static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / MILLIS_PER_SECOND;
    }
}
