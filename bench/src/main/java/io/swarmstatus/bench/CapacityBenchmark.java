package io.swarmstatus.bench;

import io.swarmstatus.bench.SteadySnapshots.Written;
import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swarm-status bench capacity}: how many swarms sinks and an api carry at one snapshot of each every ten seconds. */
@Command(
        name = "capacity",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Doubles the number of swarms, each with a snapshot every ten seconds, until one sink, two and four do"
                        + " not keep up twice, and tells which part uses the processors.")
final class CapacityBenchmark implements Measured {

    static final long MOMENT_SECONDS = 2;

    private static final int MOST_TRIES = 6;
    private static final long LOOK_MILLIS = 20;

    @Mixin
    private final ServiceJars jars = new ServiceJars();

    @Option(
            names = "--sinks",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2,4",
            description = "How many sinks there are, one number after the other (${DEFAULT-VALUE}).")
    private List<Integer> sinks = new ArrayList<>();

    @Option(
            names = "--swarms",
            paramLabel = "N",
            defaultValue = "4000",
            description = "To begin with (${DEFAULT-VALUE}).")
    private int begin;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "32000",
            description = "No more than that (${DEFAULT-VALUE}).")
    private int most;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Each number is kept up for so long, once to warm up and once measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Override
    public Outcome measure() throws IOException, InterruptedException {
        if (begin < 1 || seconds < 1 || sinks.isEmpty() || sinks.stream().anyMatch(count -> count < 1)) {
            throw new StartException("a number is too small", null);
        }
        var bySinks = new LinkedHashMap<Integer, List<CapacityStep>>();
        for (var count : sinks) {
            var parts = new CloseStack();
            ServiceProcess.closeAtStop(parts);
            try {
                System.out.println(count + " sinks");
                bySinks.put(count, steps(count, parts));
            } finally {
                parts.close();
            }
        }
        return new CapacityOutcome(bySinks).outcome();
    }

    private List<CapacityStep> steps(int count, CloseStack parts) throws IOException, InterruptedException {
        var directory = parts.add(TemporaryDirectory.create()).path();
        var pipeline = CapacityPipeline.start(jars, Files.createDirectories(directory), count, parts);
        var writer = parts.add(SteadySnapshots.to(pipeline.broker()));
        var cache = parts.add(RedisSwarmCache.connect(
                pipeline.redis(), CacheTtls.DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system()));
        parts.add(cache.subscribe(writer::written));
        awaitAllAtWork(writer);
        var steps = new ArrayList<CapacityStep>();
        for (var swarms = begin; swarms <= most; swarms *= 2) {
            var step = swarms == begin ? step(pipeline, writer, swarms) : warmStep(pipeline, writer, swarms);
            System.out.println(step.words());
            if (!step.isCarried()) { // once may be a matter of whatever else the machine did
                step = warmStep(pipeline, writer, swarms);
                System.out.println(step.words());
            }
            steps.add(step);
            if (!step.isCarried()) {
                break;
            }
        }
        return steps;
    }

    /** Sinks are alive before they read, and share the partitions anew with each that comes. It warms them up, too. */
    private void awaitAllAtWork(SteadySnapshots writer) throws InterruptedException {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var written = writer.write(begin, seconds);
            awaitAll(written);
            var isInTime = written.latencies().quantile(0.99).compareTo(CapacityStep.LIMIT) <= 0;
            if (isInTime && written.missing() == 0) {
                return;
            }
        }
        System.out.println("the sinks do not keep up with " + begin + " swarms, to begin with");
    }

    /** Returns once all of it is in Redis, so that none counts as the next ones' delay, or a moment later. */
    private static void awaitAll(Written written) throws InterruptedException {
        var begun = System.nanoTime();
        while (written.missing() > 0 && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(MOMENT_SECONDS)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private CapacityStep warmStep(CapacityPipeline pipeline, SteadySnapshots writer, int swarms)
            throws IOException, InterruptedException {
        awaitAll(writer.write(swarms, seconds));
        return step(pipeline, writer, swarms);
    }

    private CapacityStep step(CapacityPipeline pipeline, SteadySnapshots writer, int swarms)
            throws IOException, InterruptedException {
        var before = pipeline.processorSeconds();
        var written = writer.write(swarms, seconds);
        var after = pipeline.processorSeconds();
        awaitAll(written);
        var cores = new LinkedHashMap<String, Double>();
        var took = seconds / written.pace();
        after.forEach((part, used) -> cores.put(part, (used - before.getOrDefault(part, 0.0)) / took));
        return new CapacityStep(
                swarms,
                written,
                written.latencies().quantile(0.99),
                written.missing(),
                new ServedSwarms(pipeline.api()).areThere(written.recent()),
                Map.copyOf(cores));
    }

    /** For a person. */
    static String words(int sinks) {
        return sinks + (sinks == 1 ? " sink" : " sinks") + " and 1 api";
    }
}
