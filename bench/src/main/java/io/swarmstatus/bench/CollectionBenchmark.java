package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench collection}: how long a collection takes beside docker-java's own model. */
@Command(
        name = "collection",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "How long the producer's collection takes, in turn with docker-java's model on the same answers.")
final class CollectionBenchmark implements Callable<Integer> {

    private static final int WARM_UP_ROUNDS = 2;

    @Mixin
    private final SwarmSize size = new SwarmSize();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Measured rounds (${DEFAULT-VALUE}); two more come first, to warm up.")
    private int rounds;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new StartException("--rounds: at least one is needed", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.println("Recording the answers of a simulated engine ...");
            var replay = parts.add(ReplayProcess.start(size.config()));
            var readers = List.of(
                    parts.add(BareReader.open(replay.engine())),
                    parts.add(SnapshotReader.open(replay.engine())),
                    parts.add(ModelReader.open(replay.engine())));
            tellWhatIsRead(replay.expectation());
            var paired = PairedRounds.inThisProcess(replay.expectation());
            paired.run(readers, WARM_UP_ROUNDS);
            var series = paired.run(readers, rounds);
            new CollectionReport(series.get(0), series.get(1), series.get(2))
                    .lines()
                    .forEach(System.out::println);
            System.out.println("All readers found the same swarm in every round, and its figures were right.");
            return CommandLine.ExitCode.OK;
        } finally {
            parts.close();
        }
    }

    private void tellWhatIsRead(Expectation swarm) {
        System.out.printf(
                Locale.ROOT,
                "%d nodes, %d services, %d tasks in %.1f MB; %d rounds after %d to warm up%n%s%n%n",
                swarm.nodes(),
                swarm.services(),
                swarm.tasks(),
                swarm.bytes() / 1e6,
                rounds,
                WARM_UP_ROUNDS,
                Machine.words());
    }
}
