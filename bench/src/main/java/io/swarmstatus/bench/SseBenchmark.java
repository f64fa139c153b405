package io.swarmstatus.bench;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench sse}: how long a status needs from the topic to those who stream it. */
@Command(
        name = "sse",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Streams the status to many subscribers, with and without some that never read, and measures how long a"
                        + " snapshot takes to reach them.")
final class SseBenchmark implements Callable<Integer> {

    private static final Duration ALL_LIMIT = Duration.ofSeconds(20);

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(
            names = "--subscribers",
            paramLabel = "N",
            defaultValue = "500",
            description = "How many read (${DEFAULT-VALUE}).")
    private int subscribers;

    @Option(
            names = "--silent",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many never read, in every other round (${DEFAULT-VALUE}).")
    private int silent;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Rounds with silent ones, and as many without (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--changes",
            paramLabel = "N",
            defaultValue = "60",
            description = "Snapshots in a round (${DEFAULT-VALUE}).")
    private int changes;

    @Option(
            names = "--interval",
            paramLabel = "MILLIS",
            defaultValue = "500",
            description = "From one snapshot to the next (${DEFAULT-VALUE}).")
    private int interval;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Nodes of the swarm, and services (${DEFAULT-VALUE}).")
    private int nodes;

    private final List<Flight> flights = new CopyOnWriteArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (subscribers < 1 || silent < 0 || rounds < 1 || changes < 1 || interval < 1 || nodes < 1) {
            throw new StartException("a number is too small", null);
        }
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.println(Machine.words());
            var directory = parts.add(TemporaryDirectory.create()).path();
            var pipeline = WrittenPipeline.start(jars, directory, parts);
            var writer = parts.add(SnapshotWriter.to(pipeline.broker(), nodes));
            writer.write(now());
            for (var i = 0; i < subscribers; i++) {
                parts.add(StreamSubscriber.reading(pipeline.apiPort(), new Reader()::told));
            }
            run(writer, new LatencyHistogram()); // warm up
            return measure(pipeline, writer);
        } finally {
            parts.close();
        }
    }

    private int measure(WrittenPipeline pipeline, SnapshotWriter writer) throws IOException, InterruptedException {
        var alone = new LatencyHistogram();
        var beside = new LatencyHistogram();
        var missing = 0;
        var letGo = 0;
        for (var round = 0; round < rounds; round++) {
            missing += run(writer, alone);
            var mute = new ArrayList<StreamSubscriber>();
            for (var i = 0; i < silent; i++) {
                mute.add(StreamSubscriber.silent(pipeline.apiPort()));
            }
            missing += run(writer, beside);
            for (var one : mute) {
                letGo += one.wasLetGo() ? 1 : 0;
                one.close();
            }
        }
        System.out.printf("%d subscribers, %d snapshots of %d nodes%n", subscribers, rounds * changes * 2, nodes);
        System.out.println("alone:                  " + alone.words());
        System.out.printf("beside %d that never read: %s%n", silent, beside.words());
        System.out.printf("let go of those that never read: %d of %d%n", letGo, silent * rounds);
        System.out.println("statuses that somebody did not get: " + missing);
        return missing == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Writes a round's snapshots; returns how many did not come to a subscriber. */
    private int run(SnapshotWriter writer, LatencyHistogram latencies) throws InterruptedException {
        var underWay = new ArrayList<Flight>();
        for (var change = 0; change < changes; change++) {
            var collectedAt = now();
            var flight = new Flight(collectedAt, System.nanoTime(), latencies, new CountDownLatch(subscribers));
            flights.add(flight);
            underWay.add(flight);
            writer.write(collectedAt);
            TimeUnit.MILLISECONDS.sleep(interval);
        }
        return missing(underWay);
    }

    private static int missing(List<Flight> underWay) throws InterruptedException {
        if (underWay.getLast().left().await(ALL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        return Math.toIntExact(
                underWay.stream().mapToLong(flight -> flight.left().getCount()).sum());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** One subscriber: a status tells it of all snapshots up to that one, as who is slow skips what was in between. */
    private final class Reader {

        private int next;

        void told(Instant collectedAt, long at) {
            while (next < flights.size() && !flights.get(next).collectedAt().isAfter(collectedAt)) {
                var flight = flights.get(next++);
                flight.latencies().record(at - flight.sent());
                flight.left().countDown();
            }
        }
    }

    /**
     * A snapshot under way to all subscribers.
     *
     * @param sent when it was about to be sent to the topic, by {@link System#nanoTime}
     * @param left counts those that do not have it yet
     */
    private record Flight(Instant collectedAt, long sent, LatencyHistogram latencies, CountDownLatch left) {}
}
