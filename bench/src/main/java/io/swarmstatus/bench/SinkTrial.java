package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.service.CloseStack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * A broker with a backlog and a Redis, both as processes, into which one after the other brings it.
 *
 * @param newest when the last of each swarm's snapshots in the backlog was collected
 * @param aotCache of the sink, where it has one
 */
record SinkTrial(
        PartRecipes recipes,
        Path directory,
        SwarmBacklog backlog,
        CacheWatch watch,
        Instant newest,
        Optional<Path> aotCache) {

    /** Primary, backup and refresh hash. */
    private static final int KEYS_OF_A_SWARM = 3;

    /**
     * How long it took.
     *
     * @param sinceStart of the process
     * @param writing from the first write to the last
     */
    record Fill(Duration sinceStart, Duration writing) {}

    /** Returns once the backlog is written; {@code parts} takes what is to be closed. */
    static SinkTrial start(ServiceJars jars, Path directory, SwarmBacklog backlog, CloseStack parts)
            throws InterruptedException, ExecutionException {
        var recipes = PartRecipes.choose(jars, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        recipes.startServers(parts);
        WrittenPipeline.createTopic(recipes.broker());
        var newest = backlog.publish(recipes.broker(), MaterializeBenchmark.now());
        var watch = parts.add(CacheWatch.on(recipes.port(FaultTarget.REDIS)));
        return new SinkTrial(recipes, directory, backlog, watch, newest, Optional.empty());
    }

    /** The same with an AOT cache for the sink, made as that of its image is. */
    SinkTrial withAotCache() throws IOException, InterruptedException {
        var training = Files.createDirectories(directory.resolve("training"));
        var cache = training.resolve("cache-sink.aot");
        TrainingGround.train(FaultTarget.SINK_1, recipes.jars().sink(), training, cache);
        return new SinkTrial(recipes, directory, backlog, watch, newest, Optional.of(cache));
    }

    /** The least that does it, as a consumer group of this name, into an empty Redis. */
    Fill bare(String group) throws InterruptedException {
        watch.empty();
        var arguments = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        arguments.addAll(ChildJvm.mainClass(BareSinkMain.class));
        arguments.addAll(List.of(recipes.broker(), String.valueOf(recipes.port(FaultTarget.REDIS)), group));
        var begun = System.nanoTime();
        try (var _ = ChildJvm.logging(arguments, Map.of(), directory.resolve("bare.log"))) {
            return fill(begun, newest, "the bare loop", backlog.swarms());
        }
    }

    /** A sink that has seen nothing yet, as an application of this name, into an empty Redis. */
    Fill sink(String application) throws InterruptedException {
        watch.empty();
        var begun = System.nanoTime();
        try (var sink = start(application)) {
            var fill = fill(begun, newest, "the sink", KEYS_OF_A_SWARM * backlog.swarms() + 1);
            sink.stop(); // in order, so that its next start has nothing to read again
            return fill;
        }
    }

    /** The same sink started again, with a new snapshot of each swarm on the topic: from its start until all are in Redis. */
    Duration restart(String application) throws InterruptedException, ExecutionException {
        var news = new SwarmBacklog(backlog.swarms(), 1, backlog.nodes());
        var collectedAt = news.publish(recipes.broker(), MaterializeBenchmark.now());
        var begun = System.nanoTime();
        try (var sink = start(application)) {
            var took = Duration.ofNanos(watch.awaitAll(news.names(), collectedAt) - begun);
            sink.stop();
            return took;
        }
    }

    private PartProcess start(String application) {
        // for the rounds to come the newest has to be young enough for the primary
        var settings = Map.of("SINK_APPLICATION_ID", application, "CACHE_PRIMARY_TTL", "PT30M");
        var all = aotCache.map(cache -> AotCache.use(settings, cache)).orElse(settings);
        var sink = recipes.with(Part.SINK, all).part(FaultTarget.SINK_1);
        sink.start();
        return sink;
    }

    private Fill fill(long begun, Instant collectedAt, String who, long keys) throws InterruptedException {
        var first = watch.awaitFirst();
        var all = watch.awaitAll(backlog.names(), collectedAt);
        watch.requireKeys(who, keys);
        return new Fill(Duration.ofNanos(all - begun), Duration.ofNanos(all - first));
    }
}
