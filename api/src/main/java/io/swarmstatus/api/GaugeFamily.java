package io.swarmstatus.api;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** A gauge with a value for each set of labels, put together for one scrape. */
final class GaugeFamily {

    private final GaugeSnapshot.Builder points;

    GaugeFamily(String name, String help) {
        points = GaugeSnapshot.builder().name(name).help(help);
    }

    /** Adds a value; one that is not known, NaN, is left out. */
    void add(Labels labels, double value) {
        if (!Double.isNaN(value)) {
            points.dataPoint(
                    GaugeDataPointSnapshot.builder().labels(labels).value(value).build());
        }
    }

    GaugeSnapshot read() {
        return points.build();
    }
}
