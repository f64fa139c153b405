package io.swarmstatus.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One way to read nodes, services and tasks through an engine. */
interface SwarmReader extends AutoCloseable {

    /** What it is called in the report. */
    String name();

    /** Reads all of it once; what is timed. */
    Found read() throws IOException;

    /** What the last reading took by the reader's own clock; empty where that of whoever asks is right. */
    default Optional<Duration> ownTime() {
        return Optional.empty();
    }

    @Override
    void close() throws IOException;
}
