package io.swarmstatus.bench;

import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code swarm-status bench}: a benchmark by name; without one, all that take minutes and not longer. */
@Command(
        name = "swarm-status bench",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Measures what swarm-status costs and what it stands, on a simulated swarm on this machine.",
            "Without a command it runs those that compare (some 20 minutes) and writes docs/benchmarks.md; the others"
                    + " it runs by name, or all of them as all-long (an hour and a half)."
        },
        subcommands = {
            CollectionBenchmark.class,
            MaterializeBenchmark.class,
            ChangeBenchmark.class,
            EngineLoadBenchmark.class,
            CapacityBenchmark.class,
            ServeBenchmark.class,
            ServeManyBenchmark.class,
            StartBenchmark.class,
            JmhBenchmark.class,
            MemoryBenchmark.class,
            ChaosBenchmark.class,
            FrozenRedisBenchmark.class,
            HistoryBenchmark.class,
            FeedBenchmark.class,
            SseBenchmark.class,
            HistoryLoadBenchmark.class,
            AlertsBenchmark.class,
            AllLongBenchmarks.class,
            TrainCommand.class,
            CommandLine.HelpCommand.class
        })
public final class BenchMain implements Callable<Integer> {

    @Spec
    private final CommandSpec spec = CommandSpec.create();

    @Option(names = "--list", description = "Only lists the benchmarks.")
    private boolean list;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Runs only these of those that compare; what the others came to earlier stays.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            defaultValue = "${sys:swarm-status.home:-.}/docs",
            description = "Where benchmarks.md is (${DEFAULT-VALUE}).")
    private Path docs = Path.of("");

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-bench.xml"); // before the first logger is made
        System.exit(commandLine().execute(args)); // threads of the transports must not keep it alive
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchMain())
                .setAllowSubcommandsAsOptionParameters(true) // of --only
                .setExecutionExceptionHandler((e, _, _) -> report(e));
    }

    private static int report(Exception e) {
        if (e instanceof MisreadException) {
            System.err.println("swarm-status bench: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return ServiceProcess.reportFailedStart("swarm-status bench", e);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            spec.commandLine().usage(System.out);
            return CommandLine.ExitCode.OK;
        }
        return new AllBenchmarks(chosen(), docs).run() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private Map<String, Measured> chosen() {
        var all = measured();
        for (var name : only) {
            if (!all.containsKey(name)) {
                throw new StartException("--only: there is no " + name + "; there are " + all.keySet(), null);
            }
        }
        if (!only.isEmpty()) {
            all.keySet().retainAll(only);
        }
        return all;
    }

    /** Those that compare, in the order of the list, with the defaults of their options. */
    static Map<String, Measured> measured() {
        var all = new LinkedHashMap<String, Measured>();
        var line = new CommandLine(new BenchMain());
        line.getSubcommands().forEach((name, command) -> {
            if (command.getCommand() instanceof Measured benchmark) {
                line.parseArgs(name); // which is what sets the defaults
                all.put(name, benchmark);
            }
        });
        return all;
    }
}
