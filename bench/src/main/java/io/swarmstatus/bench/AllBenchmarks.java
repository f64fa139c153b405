package io.swarmstatus.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs benchmarks one after the other and writes what they came to. One that fails does not keep the others from running; what it
 * came to earlier stays.
 *
 * @param benchmarks by name, in their order
 * @param docs where the figures, the page and the plot are
 */
record AllBenchmarks(Map<String, Measured> benchmarks, Path docs) {

    private static final Logger log = LoggerFactory.getLogger(AllBenchmarks.class);

    /** Returns whether all of them could be measured, and found what is right. */
    boolean run() throws InterruptedException, IOException {
        var figures = BenchmarkFigures.readFrom(docs);
        var good = true;
        var begun = System.nanoTime();
        var durations = new LinkedHashMap<String, Duration>();
        for (var benchmark : benchmarks.entrySet()) {
            var name = benchmark.getKey();
            System.out.println("== " + name);
            var machine = Machine.shared();
            var itsBegin = System.nanoTime();
            try {
                var outcome = benchmark.getValue().measure();
                System.out.println("\n" + machine);
                FindingsTable.lines(outcome).forEach(System.out::println);
                figures = figures.with(name, BenchmarkFigures.Run.today(machine, outcome));
                figures.writeTo(docs);
            } catch (IOException | RuntimeException e) {
                good = false;
                System.err.println("FAILED: " + name + ": " + e.getMessage());
                log.atDebug().setCause(e).log("a benchmark failed");
            }
            durations.put(name, since(itsBegin));
            System.out.println();
        }
        durations.forEach((name, took) -> System.out.printf("%-12s %5d s%n", name, took.toSeconds()));
        System.out.printf("%-12s %5d s%n", "all", since(begun).toSeconds());
        System.out.println("Written to " + docs.resolve(BenchmarkPage.FILE).normalize());
        return good;
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
