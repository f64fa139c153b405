package io.swarmstatus.producer;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Takes snapshots of a swarm through one engine when asked to: what a producer does at each look, without its loop and its
 * topic. Not for use by several threads at once.
 */
public final class EngineSnapshots implements AutoCloseable {

    private final DockerEngine engine;
    private final SwarmCollector collector;

    private EngineSnapshots(DockerEngine engine, SwarmCollector collector) {
        this.engine = engine;
        this.collector = collector;
    }

    /**
     * Gets ready; nothing is sent yet.
     *
     * @param swarm the name that snapshots carry
     * @param limit for all calls of one snapshot together
     */
    public static EngineSnapshots open(String swarm, URI dockerHost, Duration limit) {
        var engine = DockerEngine.connect(EngineAddress.plain(dockerHost), limit);
        var limits = new CallLimits(limit, limit);
        var collector = new SwarmCollector(swarm, limit, engine, limits, InstantSource.system(), System::nanoTime);
        return new EngineSnapshots(engine, collector);
    }

    /** Reads the swarm as it is now; what cannot be read becomes a snapshot of the failure, never an exception. */
    public Snapshot take() {
        return collector.look(Trigger.STARTUP).snapshot();
    }

    /**
     * Reads the answer to {@code GET /tasks} as a snapshot does and keeps nothing of it: for measuring that alone.
     *
     * @return how many tasks there were
     */
    public static long tasks(InputStream answer) throws IOException {
        return EngineJson.list(answer, EngineTask::read, _ -> {});
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
