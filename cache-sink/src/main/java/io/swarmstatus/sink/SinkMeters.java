package io.swarmstatus.sink;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swarmstatus.service.Meters;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Makes the meters of a sink, whose names begin alike. To a name the registry adds the unit, and {@code _total} to a counter's. */
record SinkMeters(MeterRegistry registry) {

    private static final String PREFIX = "swarm_status_sink_";

    Counter counter(String name, String help, String... labels) {
        return Counter.builder(PREFIX + name).description(help).tags(labels).register(registry);
    }

    /** A counter for each of these, so that all are there before anything is counted. */
    <E extends Enum<E>> Map<E, Counter> counters(
            String name, String help, String label, Class<E> values, Function<E, String> wireName) {
        var counters = new EnumMap<E, Counter>(values);
        Stream.of(values.getEnumConstants())
                .forEach(value -> counters.put(value, counter(name, help, label, wireName.apply(value))));
        return counters;
    }

    /** A counter that somebody else counts, read at each scrape; whoever that is, the registry does not keep it alive. */
    <T> void counted(String name, String help, T counter, ToDoubleFunction<T> count) {
        FunctionCounter.builder(PREFIX + name, counter, count).description(help).register(registry);
    }

    /** A gauge that is read at each scrape. */
    void gauge(String name, String help, Supplier<Number> value, String... labels) {
        Gauge.builder(PREFIX + name, value).description(help).tags(labels).register(registry);
    }

    /** A histogram of durations in seconds. */
    Timer durations(String name, String help) {
        return Timer.builder(PREFIX + name)
                .description(help)
                .serviceLevelObjectives(Meters.DELAYS.toArray(Duration[]::new))
                .register(registry);
    }
}
