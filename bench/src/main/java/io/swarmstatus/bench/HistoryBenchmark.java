package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.history.HistorySettings;
import io.swarmstatus.history.TopicHistory;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench history}: how long replay takes on a topic that holds very much. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Fills a topic with snapshots, and reads it with replay and with Kafka's console consumer.")
final class HistoryBenchmark implements Callable<Integer> {

    private static final int INSTANTS = 5;

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(
            names = "--snapshots",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many there are on the topic (${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often the whole range is read by each (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (count < 1 || rounds < 1) {
            throw new StartException("--snapshots and --rounds: at least 1 is needed", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.println(Machine.words());
            var directory = parts.add(TemporaryDirectory.create()).path();
            var broker = startBroker(directory, parts);
            var flood = SnapshotFlood.upTo(Instant.now().truncatedTo(ChronoUnit.MILLIS), count);
            var begun = System.nanoTime();
            var bytes = flood.publish(broker);
            System.out.printf(
                    "%,d snapshots of %,d bytes each, published in %d s%n",
                    count, bytes / count, (System.nanoTime() - begun) / 1_000_000_000);
            var report =
                    measure(new ReadingCommands(jars.replay(), directory, broker, partition(broker), count), flood);
            report.lines().forEach(System.out::println);
            return report.isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            parts.close();
        }
    }

    private HistoryReport measure(ReadingCommands commands, SnapshotFlood flood)
            throws IOException, InterruptedException {
        var range = commands.from(flood.first());
        var lines = ReadingProcess.lines(range);
        ReadingProcess.run(commands.at(flood.first())); // whose classes are kept, too
        if (lines != count) {
            throw new StartException("replay read " + lines + " of " + count + " snapshots", null);
        }
        var random = new Random(1);
        var starts = new ArrayList<ReadingProcess>();
        var instants = new ArrayList<ReadingProcess>();
        for (var turn = 0; turn < INSTANTS; turn++) {
            var instant = flood.collectedAt(random.nextInt(count));
            starts.add(ReadingProcess.run(commands.start()));
            instants.add(ReadingProcess.run(commands.at(instant)));
        }
        var ranges = new ArrayList<ReadingProcess>();
        var consoles = new ArrayList<ReadingProcess>();
        for (var round = 0; round < rounds; round++) {
            ranges.add(ReadingProcess.run(range));
            consoles.add(ReadingProcess.run(commands.console()));
        }
        return new HistoryReport(count, starts, instants, ranges, consoles);
    }

    private static String startBroker(Path directory, CloseStack parts) throws IOException, InterruptedException {
        var port = LoopbackPort.next();
        var arguments = new ArrayList<>(
                List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
        arguments.addAll(ChildJvm.mainClass(BrokerMain.class));
        var data = Files.createDirectory(directory.resolve("kafka"));
        arguments.addAll(List.of(data.toString(), String.valueOf(port), String.valueOf(LoopbackPort.next())));
        parts.add(ChildJvm.logging(arguments, Map.of(), directory.resolve("broker.log")));
        return "127.0.0.1:" + port;
    }

    private static int partition(String broker) {
        var settings = HistorySettings.of(Map.of("bootstrap.servers", broker), SnapshotTopic.NAME, "bench")
                .withCallLimit(Duration.ofSeconds(30));
        try (var topic = TopicHistory.connect(settings)) {
            return topic.partitionOf(SwarmName.DEFAULT);
        }
    }
}
