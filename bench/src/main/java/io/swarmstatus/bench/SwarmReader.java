package io.swarmstatus.bench;

import java.io.IOException;

/** One way to read nodes, services and tasks through an engine. */
interface SwarmReader extends AutoCloseable {

    /** What it is called in the report. */
    String name();

    /** Reads all of it once; what is timed. */
    Found read() throws IOException;

    @Override
    void close() throws IOException;
}
