package io.swarmstatus.producer;

import java.net.URI;
import java.time.Duration;

/** Real clients of fake engines. */
final class Engines {

    private Engines() {}

    /** As a producer makes it, without TLS. */
    static DockerEngine client(URI host, CallLimits limits) {
        return client(EngineAddress.plain(host), limits);
    }

    /** As a producer makes it. */
    static DockerEngine client(EngineAddress address, CallLimits limits) {
        return DockerEngine.connect(address, limits.call());
    }

    /** A collector of the swarm "blue" whose clock stands at noon. */
    static SwarmCollector collector(DockerEngine engine, CallLimits limits) {
        return new SwarmCollector(
                "blue", Duration.ofMinutes(2), engine, limits, () -> Snapshots.NOON, System::nanoTime);
    }
}
