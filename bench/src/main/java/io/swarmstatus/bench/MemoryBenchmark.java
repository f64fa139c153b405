package io.swarmstatus.bench;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench memory}: whether the producer does with little memory what it has to do. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "How much memory the producer needs: the real one, with little heap, publishing to a real broker.")
final class MemoryBenchmark implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofSeconds(1);

    @Mixin
    private final SwarmSize size = new SwarmSize();

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "128m",
            description = "The producer's -Xmx (${DEFAULT-VALUE}).")
    private String heap = "";

    @Option(
            names = "--collections",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many it has to make (${DEFAULT-VALUE}).")
    private int collections;

    @Option(
            names = "--producer-jar",
            paramLabel = "FILE",
            defaultValue = "${sys:swarm-status.home:-.}/producer/target/producer.jar",
            description = "The producer (${DEFAULT-VALUE}).")
    private Path producerJar = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var directory = parts.add(TemporaryDirectory.create()).path();
            System.out.println("Recording the answers of a simulated engine ...");
            var replay = parts.add(ReplayProcess.start(size.config()));
            tellWhatIsRead(replay.expectation());
            var outcome = run(replay, directory, parts.add(new CloseStack()));
            outcome.lines().forEach(System.out::println);
            System.out.println("docker-java's model with -Xmx" + heap + ": "
                    + ModelProcess.fate(heap, replay.engine(), directory));
            var problems = outcome.problems(replay.expectation());
            problems.forEach(problem -> System.err.println("FAILED: " + problem));
            return problems.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            parts.close();
        }
    }

    /** Everything is stopped again at its end, so that what is measured next has the machine for itself. */
    private MemoryOutcome run(ReplayProcess replay, Path directory, CloseStack parts) throws IOException {
        var broker = parts.add(LocalBroker.start(directory.resolve("kafka")));
        var producer =
                parts.add(ProducerProcess.start(producerJar, heap, replay.engine(), broker.address(), directory));
        try (var feed = SnapshotFeed.open(broker.address())) {
            var snapshots = await(feed, producer);
            return new MemoryOutcome(
                    snapshots,
                    collections,
                    producer.exitCode(),
                    producer.peakResidentBytes(),
                    producer.gcLog(),
                    producer.lastWords());
        } finally {
            parts.close();
        }
    }

    private List<Snapshot> await(SnapshotFeed feed, ProducerProcess producer) {
        var snapshots = new ArrayList<Snapshot>();
        var begun = System.nanoTime();
        while (snapshots.size() < collections
                && producer.exitCode().isEmpty()
                && System.nanoTime() - begun < LIMIT.toNanos()) {
            snapshots.addAll(feed.next(POLL));
        }
        return snapshots;
    }

    private void tellWhatIsRead(Expectation swarm) {
        System.out.printf(
                Locale.ROOT,
                "%d nodes, %d services, %d tasks in %.1f MB; producer with -Xmx%s%n%s%n%n",
                swarm.nodes(),
                swarm.services(),
                swarm.tasks(),
                swarm.bytes() / 1e6,
                heap,
                Machine.words());
    }
}
