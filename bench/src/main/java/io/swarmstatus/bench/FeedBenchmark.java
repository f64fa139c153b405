package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench feed}: whether the change feed stays right whatever befalls the sinks that write it. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Kills sinks under churn, and compares the change feed with the snapshots on the topic.")
final class FeedBenchmark implements Callable<Integer> {

    private static final long SEEDS = 1_000_000;
    private static final int PARTITIONS = 12;
    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(60);

    /** For what may come that should not. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(names = "--kills", paramLabel = "N", defaultValue = "50", description = "Kills (${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--seed", paramLabel = "N", description = "The same churn as another run; otherwise any.")
    private @Nullable Long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20",
            description = "Snapshots per second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--swarms", paramLabel = "N", defaultValue = "8", description = "Swarms (${DEFAULT-VALUE}).")
    private int swarms;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "How long the sinks are left alone before the first kill (${DEFAULT-VALUE}).")
    private int quiet;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Keeps logs and data there; otherwise they are removed at the end.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (kills < 1 || rate < 1 || swarms < 1 || quiet < 1) {
            throw new StartException("--kills, --rate, --swarms and --quiet: at least 1 is needed", null);
        }
        var chosen = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed.longValue();
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            System.out.printf(
                    "seed %d, %d kills, %d snapshots/s of %d swarms%n%s%n",
                    chosen, kills, rate, swarms, Machine.words());
            return run(chosen, parts);
        } finally {
            parts.close();
        }
    }

    private int run(long chosen, CloseStack parts) throws IOException, InterruptedException, ExecutionException {
        var home = directory == null
                ? parts.add(TemporaryDirectory.create()).path()
                : Files.createDirectories(directory).toAbsolutePath();
        var recipes = PartRecipes.choose(jars, home, List.of());
        var broker = recipes.broker();
        start(recipes, FaultTarget.BROKER, parts);
        start(recipes, FaultTarget.REDIS, parts);
        createTopic(broker);
        var sinks = List.of(start(recipes, FaultTarget.SINK_1, parts), start(recipes, FaultTarget.SINK_2, parts));
        var load = parts.add(FeedLoad.start(broker, swarms, chosen, rate));
        var tail = parts.add(FeedTail.start(broker, load));
        var group = parts.add(FeedGroup.at(broker));
        strike(new FeedKills(sinks, group, tail, swarms, chosen), tail);
        load.end();
        return conclude(FeedTruth.read(broker), tail, chosen);
    }

    private static PartProcess start(PartRecipes recipes, FaultTarget target, CloseStack parts)
            throws InterruptedException {
        var part = parts.add(recipes.part(target));
        part.start();
        part.awaitReady();
        return part;
    }

    private static void createTopic(String broker) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            var topic = new NewTopic(SnapshotTopic.NAME, Optional.of(PARTITIONS), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private void strike(FeedKills run, FeedTail tail) throws InterruptedException {
        run.awaitCaughtUp();
        var undisturbed = tail.beginWindow();
        TimeUnit.SECONDS.sleep(quiet);
        var disturbed = tail.beginWindow();
        for (int number = 1; number <= kills; number++) {
            System.out.println(run.kill(number));
        }
        System.out.println();
        System.out.println("from snapshot to committed change, before the first kill: " + undisturbed.words());
        System.out.println("the same from then on, outages included: " + disturbed.words());
    }

    private int conclude(FeedTruth truth, FeedTail tail, long chosen) throws InterruptedException {
        var begun = System.nanoTime();
        var comparison = new FeedComparison(truth.changes(), tail.found());
        while (!comparison.differences().isEmpty() && System.nanoTime() - begun < SETTLE_LIMIT.toNanos()) {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            comparison = new FeedComparison(truth.changes(), tail.found());
        }
        TimeUnit.NANOSECONDS.sleep(AFTERWARDS.toNanos());
        comparison = new FeedComparison(truth.changes(), tail.found());
        System.out.println(truth.words());
        System.out.println(Machine.words());
        if (comparison.differences().isEmpty() && truth.count() > kills) {
            System.out.printf("The feed has exactly these, in order; %d kills, seed %d%n", kills, chosen);
            return CommandLine.ExitCode.OK;
        }
        comparison.lines().forEach(System.err::println);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
