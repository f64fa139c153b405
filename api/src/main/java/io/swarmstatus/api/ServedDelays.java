package io.swarmstatus.api;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.swarmstatus.service.Meters;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How old figures are when they are served first: how long the pipeline takes as a whole, and its last hop. */
final class ServedDelays implements Collector {

    private final DurationHistogram fromCollection = new DurationHistogram(Meters.DELAYS);
    private final DurationHistogram fromCache = new DurationHistogram(Meters.DELAYS);

    /**
     * Something was read of a swarm. What is there when a swarm is seen first counts for nothing: it may have waited there for
     * an api.
     */
    void read(SwarmContent before, SwarmContent after, Instant now) {
        var earlier = before.primary().snapshot();
        var newest = after.primary().snapshot();
        if (earlier == null || newest == null || !newest.healthy()) {
            return;
        }
        if (newest.collectedAt().isAfter(earlier.collectedAt())) {
            record(fromCollection, newest.collectedAt(), now);
            record(fromCache, newest.cachedAt(), now);
        }
    }

    /** Clocks may differ: what seems to come from the future took no time. */
    private static void record(DurationHistogram delays, @Nullable Instant from, Instant now) {
        if (from != null) {
            delays.record(Math.max(0, Duration.between(from, now).toNanos()));
        }
    }

    @Override
    public HistogramSnapshot collect() {
        return HistogramSnapshot.builder()
                .name("swarm_status_api_servable_delay_seconds")
                .help("How old new figures were when they could be served, since their collection was begun, and since"
                        + " they were written to the cache.")
                .dataPoint(fromCollection.read(Labels.of("since", "collected")))
                .dataPoint(fromCache.read(Labels.of("since", "materialized")))
                .build();
    }
}
