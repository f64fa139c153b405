package io.swarmstatus.api;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A gauge that many things have.
 *
 * @param help what it is, for those who read {@code /metrics}
 * @param value what it is of one thing; NaN where that has none
 */
record Figure<T>(String name, String help, ToDoubleFunction<T> value) {

    /** Its values for all of these. */
    GaugeSnapshot of(Collection<T> things, Function<T, Labels> labels) {
        var family = new GaugeFamily(name, help);
        things.forEach(thing -> family.add(labels.apply(thing), value.applyAsDouble(thing)));
        return family.read();
    }

    /** 1 for true, 0 for false. */
    static double flag(boolean value) {
        return value ? 1 : 0;
    }
}
