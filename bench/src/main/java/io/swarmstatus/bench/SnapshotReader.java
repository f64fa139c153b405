package io.swarmstatus.bench;

import io.swarmstatus.producer.EngineSnapshots;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** The producer's own collection: from the first call to the finished snapshot. */
final class SnapshotReader implements SwarmReader {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final EngineSnapshots snapshots;

    private SnapshotReader(EngineSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    static SnapshotReader open(URI dockerHost) {
        return new SnapshotReader(EngineSnapshots.open("bench", dockerHost, LIMIT));
    }

    @Override
    public String name() {
        return "swarm-status";
    }

    @Override
    public Found read() {
        return new Found.Figures(snapshots.take());
    }

    @Override
    public void close() throws IOException {
        snapshots.close();
    }
}
