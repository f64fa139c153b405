package io.swarmstatus.bench;

import java.time.Duration;

/**
 * One reading of the swarm.
 *
 * @param allocatedBytes on the heap, by all threads of the process while it was read
 */
record Measurement(Duration duration, long allocatedBytes) {

    double seconds() {
        return duration.toNanos() / 1e9;
    }

    double allocatedMegabytes() {
        return allocatedBytes / 1e6;
    }
}
