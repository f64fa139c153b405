package io.swarmstatus.producer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the meters of one swarm's producer: all have its name as a label, and names that begin alike. To a name the
 * registry adds the unit, and {@code _total} to a counter's.
 */
final class SwarmMeters {

    private static final String PREFIX = "swarm_status_producer_";

    /** From what a small swarm takes on a quiet engine to where the collection's time is up. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Tags swarm;

    SwarmMeters(MeterRegistry registry, String swarm) {
        this.registry = registry;
        this.swarm = Tags.of("swarm", swarm);
    }

    Counter counter(String name, String help, String... labels) {
        return Counter.builder(PREFIX + name)
                .description(help)
                .tags(swarm.and(labels))
                .register(registry);
    }

    Counter bytes(String name, String help, String... labels) {
        return Counter.builder(PREFIX + name)
                .description(help)
                .baseUnit("bytes")
                .tags(swarm.and(labels))
                .register(registry);
    }

    /** A histogram of durations in seconds. */
    Timer durations(String name, String help, String... labels) {
        return Timer.builder(PREFIX + name)
                .description(help)
                .serviceLevelObjectives(BUCKETS)
                .tags(swarm.and(labels))
                .register(registry);
    }

    /** A gauge that is read at each scrape. */
    void gauge(String name, String help, Supplier<Number> value, String... labels) {
        Gauge.builder(PREFIX + name, value)
                .description(help)
                .tags(swarm.and(labels))
                .register(registry);
    }

    /** As above, of seconds. */
    void age(String name, String help, Supplier<Number> seconds) {
        Gauge.builder(PREFIX + name, seconds)
                .description(help)
                .baseUnit("seconds")
                .tags(swarm)
                .register(registry);
    }

    /** A gauge for each value of a state, 1 for the current one and 0 for all others; the label is named as the gauge. */
    <E extends Enum<E>> OneHot<E> state(String name, String help, Class<E> states, Function<E, String> label) {
        var current = new OneHot<E>();
        for (var value : states.getEnumConstants()) {
            gauge(name, help, () -> current.is(value) ? 1 : 0, name, label.apply(value));
        }
        return current;
    }

    static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
