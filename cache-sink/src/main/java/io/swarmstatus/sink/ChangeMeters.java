package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.Detection;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Snapshot;
import java.util.Map;
import java.util.function.BiFunction;

/** Counts what is found to have changed, by type. */
record ChangeMeters(Map<ChangeType, Counter> found) {

    static ChangeMeters register(SinkMeters meters) {
        return new ChangeMeters(meters.counters(
                "changes",
                "Changes that were found, by type; those of a transaction that is tried again count again.",
                "type",
                ChangeType.class,
                ChangeType::wireName));
    }

    /** The same detection, counted. */
    BiFunction<Baseline, Snapshot, Detection> around(BiFunction<Baseline, Snapshot, Detection> detection) {
        return (before, snapshot) -> {
            var detected = detection.apply(before, snapshot);
            detected.changes()
                    .forEach(change -> requireNonNull(found.get(change.type())).increment());
            return detected;
        };
    }
}
