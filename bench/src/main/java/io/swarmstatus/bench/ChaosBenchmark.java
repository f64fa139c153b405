package io.swarmstatus.bench;

import io.swarmstatus.bench.ChaosRun.Round;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench chaos}: whether the answers stay right and at once whatever befalls the processes behind them. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Kills, freezes and restarts every part of the pipeline while the API is under load.")
final class ChaosBenchmark implements Callable<Integer> {

    private static final long SEEDS = 1_000_000;

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "100", description = "Rounds (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", paramLabel = "N", description = "The same faults as another run; otherwise any.")
    private @Nullable Long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Requests per second to the API (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--longest-freeze",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long a process is frozen at most (${DEFAULT-VALUE}).")
    private int longestFreeze;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Keeps logs and data there; otherwise they are removed at the end.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || rate < 1 || longestFreeze < 1) {
            throw new StartException("--rounds, --rate and --longest-freeze: at least 1 is needed", null);
        }
        var chosen = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed.longValue();
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.printf("seed %d, %d rounds, %d requests/s%n%s%n", chosen, rounds, rate, Machine.words());
            var loaded = LoadedPipeline.start(jars, directory, chosen, rate, parts);
            System.out.println("All is up and under load.");
            return conclude(loaded, chosen, run(loaded, chosen));
        } finally {
            parts.close();
        }
    }

    private List<Round> run(LoadedPipeline loaded, long chosen) throws InterruptedException {
        var run = new ChaosRun(
                loaded.pipeline(), new FaultInjector(loaded.pipeline(), loaded.violations()), loaded.violations());
        var done = new ArrayList<Round>();
        try {
            for (var faults : FaultPlan.of(chosen, rounds, Duration.ofSeconds(longestFreeze))) {
                done.add(run.run(done.size() + 1, faults));
                loaded.judgeSlowAnswers();
                System.out.println(done.getLast().words());
            }
        } catch (StartException e) {
            System.err.println("broken off: " + e.getMessage());
        }
        return done;
    }

    private int conclude(LoadedPipeline loaded, long chosen, List<Round> done) {
        loaded.endLoad();
        System.out.println();
        new ChaosReport(done).lines().forEach(System.out::println);
        loaded.lines().forEach(System.out::println);
        System.out.println(Machine.words());
        if (loaded.violations().isEmpty() && done.size() == rounds) {
            System.out.println("No law was broken; seed " + chosen);
            return CommandLine.ExitCode.OK;
        }
        loaded.violations().lines().forEach(System.err::println);
        System.err.printf(
                "The same faults again: swarm-status bench chaos --seed %d --rounds %d --rate %d --longest-freeze %d%n",
                chosen, rounds, rate, longestFreeze);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
