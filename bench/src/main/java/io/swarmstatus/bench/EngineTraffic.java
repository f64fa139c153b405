package io.swarmstatus.bench;

import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What engines were asked and what they answered.
 *
 * @param requests all that they know, so not those to other paths
 * @param bytes of the answers' bodies
 */
record EngineTraffic(long requests, long bytes) {

    /** Of these engines since their start. */
    static EngineTraffic of(List<SimulatedEngine> engines) {
        return new EngineTraffic(
                Arrays.stream(Endpoint.values())
                        .mapToLong(endpoint -> engines.stream()
                                .mapToLong(engine -> engine.requests(endpoint))
                                .sum())
                        .sum(),
                Arrays.stream(Endpoint.values())
                        .mapToLong(endpoint -> engines.stream()
                                .mapToLong(engine -> engine.bytes(endpoint))
                                .sum())
                        .sum());
    }

    EngineTraffic since(EngineTraffic before) {
        return new EngineTraffic(requests - before.requests, bytes - before.bytes);
    }

    double requestsPerSecond(Duration time) {
        return requests * 1e9 / time.toNanos();
    }

    double kilobytesPerSecond(Duration time) {
        return bytes * 1e6 / time.toNanos();
    }
}
