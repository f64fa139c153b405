package io.swarmstatus.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lets all readers read in turn, round after round, so that whatever else the machine does meets all of them. What each one
 * found is checked every time, after the clock has stopped. Where there is much garbage of one, it is collected before the
 * next begins; not each time, as who reads next pays some milliseconds for that, more than a small swarm takes to read.
 */
final class PairedRounds {

    private static final long MUCH_GARBAGE = 256L << 20;

    private final Expectation expectation;
    private final LongSupplier nanoTime;
    private final LongSupplier cpuNanos;
    private final LongSupplier allocated;
    private long allocatedWhenCollected;

    /**
     * @param cpuNanos processor time used so far, by all threads
     * @param allocated bytes allocated on the heap so far, by all threads
     */
    PairedRounds(Expectation expectation, LongSupplier nanoTime, LongSupplier cpuNanos, LongSupplier allocated) {
        this.expectation = expectation;
        this.nanoTime = nanoTime;
        this.cpuNanos = cpuNanos;
        this.allocated = allocated;
    }

    /** With the clocks and counters of this process. */
    static PairedRounds inThisProcess(Expectation expectation) {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        var threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        return new PairedRounds(
                expectation, System::nanoTime, system::getProcessCpuTime, threads::getTotalThreadAllocatedBytes);
    }

    /**
     * Runs so many rounds.
     *
     * @return a series for each reader, in their order
     * @throws MisreadException if one did not read the swarm right
     */
    List<Series> run(List<? extends SwarmReader> readers, int rounds) throws IOException {
        var measurements = new ArrayList<List<Measurement>>();
        readers.forEach(_ -> measurements.add(new ArrayList<>()));
        for (var round = 0; round < rounds; round++) {
            for (var turn = 0; turn < readers.size(); turn++) {
                measurements.get(turn).add(measure(readers.get(turn)));
            }
        }
        var series = new ArrayList<Series>();
        for (var turn = 0; turn < readers.size(); turn++) {
            series.add(new Series(readers.get(turn).name(), measurements.get(turn)));
        }
        return series;
    }

    private void collectGarbage() {
        if (allocated.getAsLong() - allocatedWhenCollected > MUCH_GARBAGE) {
            System.gc();
            allocatedWhenCollected = allocated.getAsLong();
        }
    }

    private Measurement measure(SwarmReader reader) throws IOException {
        collectGarbage();
        var allocatedBefore = allocated.getAsLong();
        var cpuBefore = cpuNanos.getAsLong();
        var begun = nanoTime.getAsLong();
        var found = reader.read();
        var took = Duration.ofNanos(nanoTime.getAsLong() - begun);
        var cpu = Duration.ofNanos(cpuNanos.getAsLong() - cpuBefore);
        var measurement = new Measurement(reader.ownTime().orElse(took), cpu, allocated.getAsLong() - allocatedBefore);
        var mismatches = expectation.mismatches(found);
        if (!mismatches.isEmpty()) {
            throw new MisreadException(reader.name(), mismatches);
        }
        return measurement;
    }
}
