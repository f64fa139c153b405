package io.swarmstatus.bench;

import io.swarmstatus.bench.AlertWatch.Outcome;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench alerts}: whether each alert fires when what it is for happens, and ends when that is over. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Has a real Prometheus watch all services while each thing goes wrong that there is an alert for."
                + " Its rules are those of deploy/prometheus with shorter times.")
final class AlertsBenchmark implements Callable<Integer> {

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(
            names = "--prometheus",
            paramLabel = "PROGRAM",
            defaultValue = "prometheus",
            description = "Prometheus (${DEFAULT-VALUE}, on the path).")
    private String prometheus = "";

    @Option(names = "--short", description = "Only what goes quickly: six of the alerts.")
    private boolean few;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Keeps logs and data there; otherwise they are removed at the end.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws Exception {
        var closing = new CloseStack();
        ServiceProcess.closeAtStop(closing);
        try {
            var home = directory == null
                    ? closing.add(TemporaryDirectory.create()).path()
                    : Files.createDirectories(directory).toAbsolutePath();
            System.out.println(Machine.words());
            var pipeline = WatchedPipeline.start(jars, prometheus, home, closing);
            FaultTarget.of(FaultTarget.Part.API)
                    .forEach(api ->
                            closing.add(SteadyReader.start(pipeline.recipes().port(api))));
            var lint = MetricsLint.besides(prometheus, home);
            for (var part : WatchedPipeline.SCRAPED) {
                for (var service : FaultTarget.of(part)) {
                    lint.check(service, pipeline.recipes().port(service));
                }
            }
            watch(new AlertWatch(pipeline), few ? Troubles.few() : Troubles.all());
            return ExitCode.OK;
        } finally {
            closing.close();
        }
    }

    private static void watch(AlertWatch watch, List<Trouble> troubles) throws Exception {
        watch.awaitQuiet();
        System.out.println("All is up, and no alert fires.\n");
        System.out.println("| alert | fires after | ends after | brought about by |\n|---|---|---|---|");
        for (var trouble : troubles) {
            watch.watch(trouble).forEach(AlertsBenchmark::print);
        }
        System.out.println("\n" + Machine.words());
    }

    private static void print(Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "| `%s` | %.1f s | %.1f s | %s |%n",
                outcome.alert(),
                outcome.fired().toMillis() / 1e3,
                outcome.resolved().toMillis() / 1e3,
                outcome.trouble().words());
    }
}
