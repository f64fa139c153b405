package io.swarmstatus.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code swarm-status bench all-long}: those that take long, or need a program that is not everywhere, one after the other. */
@Command(
        name = "all-long",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Runs memory, chaos, frozen-redis, history, feed, sse, history-load and alerts, as each does by"
                + " itself.")
final class AllLongBenchmarks implements Callable<Integer> {

    private static final List<String> NAMES =
            List.of("memory", "chaos", "frozen-redis", "history", "feed", "sse", "history-load", "alerts");

    @Override
    public Integer call() {
        var failed = new ArrayList<String>();
        for (var name : NAMES) {
            System.out.println("== " + name);
            if (BenchMain.commandLine().execute(name) != CommandLine.ExitCode.OK) {
                failed.add(name);
            }
        }
        System.out.println(failed.isEmpty() ? "None of them failed." : "Failed: " + String.join(", ", failed));
        return failed.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
