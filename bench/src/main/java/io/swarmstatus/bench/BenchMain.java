package io.swarmstatus.bench;

import io.swarmstatus.service.ServiceProcess;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swarm-status bench}: the benchmarks by name; without one, the list of them. */
@Command(
        name = "swarm-status bench",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Measures what swarm-status costs and what it stands, on a simulated swarm on this machine.",
        subcommands = {
            CollectionBenchmark.class,
            MemoryBenchmark.class,
            ChaosBenchmark.class,
            FrozenRedisBenchmark.class,
            HistoryBenchmark.class,
            FeedBenchmark.class,
            SseBenchmark.class,
            HistoryLoadBenchmark.class,
            AlertsBenchmark.class,
            CommandLine.HelpCommand.class
        })
public final class BenchMain implements Runnable {

    @Spec
    private final CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        System.setProperty("logback.configurationFile", "logback-bench.xml"); // before the first logger is made
        var command = new CommandLine(new BenchMain());
        command.setExecutionExceptionHandler((e, _, _) -> report(e));
        System.exit(command.execute(args)); // threads of the transports must not keep it alive
    }

    private static int report(Exception e) {
        if (e instanceof MisreadException) {
            System.err.println("swarm-status bench: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        return ServiceProcess.reportFailedStart("swarm-status bench", e);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
