package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench history-load}: whether questions about the past slow the status down. */
@Command(
        name = "history-load",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Asks for the status at a fixed rate, and in every other round for the past as fast as four clients"
                        + " can.")
final class HistoryLoadBenchmark implements Callable<Integer> {

    private static final int CLIENTS = 4;
    private static final Duration STEP = Duration.ofMillis(500);

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "500", description = "Requests/s (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Rounds with the past, and as many without (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "10", description = "A round (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--snapshots",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How many there are on the topic (${DEFAULT-VALUE}).")
    private int snapshots;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "20", description = "In each (${DEFAULT-VALUE}).")
    private int nodes;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rate < 1 || rounds < 1 || seconds < 1 || snapshots < 1 || nodes < 1) {
            throw new StartException("a number is too small", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.println(Machine.words());
            var directory = parts.add(TemporaryDirectory.create()).path();
            var pipeline = WrittenPipeline.start(jars, directory, parts);
            var writer = parts.add(SnapshotWriter.to(pipeline.broker(), nodes));
            fill(writer);
            return measure(pipeline.apiPort());
        } finally {
            parts.close();
        }
    }

    private void fill(SnapshotWriter writer) throws InterruptedException {
        var newest = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (var number = snapshots - 1; number >= 0; number--) {
            writer.write(newest.minus(STEP.multipliedBy(number)));
        }
    }

    private int measure(int port) throws InterruptedException {
        var alone = new LatencyHistogram();
        var beside = new LatencyHistogram();
        var past = new HistoryClients(port, CLIENTS);
        StatusLoad.run(port, rate, Duration.ofSeconds(seconds), new LatencyHistogram()); // warm up
        past.during(() -> StatusLoad.run(port, rate, Duration.ofSeconds(seconds), new LatencyHistogram()));
        past.forget();
        var failed = 0L;
        for (var round = 0; round < rounds; round++) {
            failed += StatusLoad.run(port, rate, Duration.ofSeconds(seconds), alone);
            failed += past.during(() -> StatusLoad.run(port, rate, Duration.ofSeconds(seconds), beside));
            TimeUnit.MILLISECONDS.sleep(500);
        }
        var time = (double) rounds * seconds;
        System.out.printf("alone:      %.0f requests/s, %s%n", alone.count() / time, alone.words());
        System.out.printf("beside %d:   %.0f requests/s, %s%n", CLIENTS, beside.count() / time, beside.words());
        System.out.println(past.words(time));
        System.out.println("requests for the status that failed: " + failed);
        return failed == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
