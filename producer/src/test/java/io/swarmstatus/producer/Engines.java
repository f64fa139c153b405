package io.swarmstatus.producer;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Real clients of fake engines. */
final class Engines {

    private Engines() {}

    /** As a producer makes it. */
    static DockerEngine client(URI host, CallLimits limits) {
        return client(host, limits, Thread.ofVirtual().factory());
    }

    /** The same, its threads made by this factory. */
    static DockerEngine client(URI host, CallLimits limits, ThreadFactory callThreads) {
        var http = DockerEngine.client(host, limits.call());
        return new DockerEngine(host, http, Executors.newThreadPerTaskExecutor(callThreads));
    }

    /** A collector of the swarm "blue" whose clock stands at noon. */
    static SwarmCollector collector(DockerEngine engine, CallLimits limits) {
        return new SwarmCollector(
                "blue", Duration.ofMinutes(2), engine, limits, () -> Snapshots.NOON, System::nanoTime);
    }
}
