package io.swarmstatus.bench;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What engines were asked and what they answered.
 *
 * @param counts by what was asked for, for all that they know, so not of other paths
 */
record EngineTraffic(Map<Endpoint, Count> counts) {

    /**
     * @param bytes of the answers' bodies
     */
    record Count(long requests, long bytes) {

        private Count minus(Count before) {
            return new Count(requests - before.requests, bytes - before.bytes);
        }
    }

    /** Of these engines since their start. */
    static EngineTraffic of(List<SimulatedEngine> engines) {
        return new EngineTraffic(
                Arrays.stream(Endpoint.values()).collect(toMap(identity(), endpoint -> count(engines, endpoint))));
    }

    private static Count count(List<SimulatedEngine> engines, Endpoint endpoint) {
        return new Count(
                engines.stream().mapToLong(engine -> engine.requests(endpoint)).sum(),
                engines.stream().mapToLong(engine -> engine.bytes(endpoint)).sum());
    }

    EngineTraffic since(EngineTraffic before) {
        var since = new EnumMap<Endpoint, Count>(Endpoint.class);
        counts.forEach((endpoint, count) ->
                since.put(endpoint, count.minus(Objects.requireNonNull(before.counts.get(endpoint)))));
        return new EngineTraffic(since);
    }

    long requests() {
        return counts.values().stream().mapToLong(Count::requests).sum();
    }

    long bytes() {
        return counts.values().stream().mapToLong(Count::bytes).sum();
    }

    double requestsPerSecond(Duration time) {
        return requests() * 1e9 / time.toNanos();
    }

    double kilobytesPerSecond(Duration time) {
        return bytes() * 1e6 / time.toNanos();
    }

    /** What of it was asked for, most requests first: {@code services 30 (2,236 kB), node 20 (38 kB)}. */
    String breakdown() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().requests() > 0)
                .sorted((one, other) ->
                        Long.compare(other.getValue().requests(), one.getValue().requests()))
                .map(entry -> String.format(
                        Locale.ROOT,
                        "%s %d (%,d kB)",
                        entry.getKey().name().toLowerCase(Locale.ROOT),
                        entry.getValue().requests(),
                        entry.getValue().bytes() / 1000))
                .collect(joining(", "));
    }
}
