package io.swarmstatus.bench;

import java.time.Duration;

/**
 * One reading of the swarm.
 *
 * @param cpu processor time of the whole process, that of its garbage collection included: other work on the machine hardly
 *     changes it
 * @param allocatedBytes on the heap, by all threads of the process while it was read
 */
record Measurement(Duration duration, Duration cpu, long allocatedBytes) {

    double seconds() {
        return duration.toNanos() / 1e9;
    }

    double cpuSeconds() {
        return cpu.toNanos() / 1e9;
    }

    double allocatedMegabytes() {
        return allocatedBytes / 1e6;
    }
}
