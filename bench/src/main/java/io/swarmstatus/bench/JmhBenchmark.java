package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code swarm-status bench jmh}: what each step costs that a task and a snapshot go through, by JMH in a process of its own. */
@Command(
        name = "jmh",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "What it costs to read a task of an engine's list, to decode a snapshot, to encode it, and to compare"
                        + " it with the one before, by JMH.")
final class JmhBenchmark implements Measured {

    private static final int WARM_UPS = 4;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            split = ",",
            defaultValue = "5,200",
            description = "Sizes of the swarm (${DEFAULT-VALUE}).")
    private List<String> sizes = new ArrayList<>();

    @Option(
            names = "--millis",
            paramLabel = "MS",
            defaultValue = "500",
            description = "Length of each measurement (${DEFAULT-VALUE} ms).")
    private int millis;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Measurements of each step (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Outcome measure() {
        System.out.println("Running JMH ...");
        var results = run();
        var findings = new ArrayList<Finding>();
        findings.add(Finding.besideLimit(
                "read a task of an engine's list",
                "µs",
                micros(only(results, TasksMicrobenchmark.class, "read")),
                "its tokens alone",
                micros(only(results, TasksMicrobenchmark.class, "tokens")),
                Goal.none()));
        for (var nodes : sizes) {
            var size = " of a swarm of " + nodes + " nodes";
            var tokens = micros(results, "tokens", nodes);
            findings.add(Finding.besideLimit(
                    "decode and validate a snapshot" + size,
                    "µs",
                    micros(results, "decode", nodes),
                    "its tokens alone",
                    tokens,
                    Goal.none()));
            findings.add(
                    Finding.alone("encode a snapshot" + size, "µs", micros(results, "encode", nodes), Goal.none()));
            findings.add(Finding.alone(
                    "compare a snapshot with the one before" + size,
                    "µs",
                    micros(results, "compare", nodes),
                    Goal.none()));
        }
        return Outcome.of(findings);
    }

    private Collection<RunResult> run() {
        var length = TimeValue.milliseconds(millis);
        var options = new OptionsBuilder()
                .include(TasksMicrobenchmark.class.getName())
                .include(SnapshotMicrobenchmark.class.getName())
                .param("nodes", sizes.toArray(String[]::new))
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .forks(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(length)
                .measurementIterations(rounds)
                .measurementTime(length)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new StartException("JMH could not run: " + e.getMessage(), e);
        }
    }

    private static Spread micros(Collection<RunResult> results, String step, String nodes) {
        var ofThisSize = results.stream()
                .filter(result -> nodes.equals(result.getParams().getParam("nodes")))
                .toList();
        return micros(only(ofThisSize, SnapshotMicrobenchmark.class, step));
    }

    private static RunResult only(Collection<RunResult> results, Class<?> microbenchmark, String step) {
        var name = microbenchmark.getName() + "." + step;
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().equals(name))
                .findFirst()
                .orElseThrow(() -> new StartException("JMH told nothing of " + name, null));
    }

    private static Spread micros(RunResult result) {
        return Spread.of(result.getAggregatedResult().getIterationResults().stream()
                .map(iteration -> iteration.getPrimaryResult().getScore())
                .toList());
    }
}
