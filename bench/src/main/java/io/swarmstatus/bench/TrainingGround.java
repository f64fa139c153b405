package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.ServiceProcess;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * What a service meets at work, a broker, a Redis and a swarm, for the training run that makes its AOT cache: a run that meets
 * nobody leaves out whatever is loaded and called only then.
 */
record TrainingGround(PartRecipes recipes, CloseStack parts) {

    private static final int SWARMS = 1_000;
    private static final int SNAPSHOTS_OF_EACH = 10;
    private static final int NODES = 5;
    static final int QUESTIONS = 2_000;
    private static final Duration SWARM_LIMIT = Duration.ofMinutes(1);
    private static final Duration SOME_LOOKS = Duration.ofSeconds(5);

    /**
     * Makes the AOT cache of a service by a run at work.
     *
     * @param directory for what its parts keep and log
     * @param jar of the service, named as at its starts with the cache
     * @throws StartException if the service does not get to work, or writes no cache
     */
    static void train(FaultTarget service, Path jar, Path directory, Path cache)
            throws IOException, InterruptedException {
        var parts = new CloseStack();
        ServiceProcess.closeAtStop(parts);
        try {
            var recipes = PartRecipes.choose(new ServiceJars(), directory, swarm(parts));
            recipes.startServers(parts);
            WrittenPipeline.createTopic(recipes.broker());
            new TrainingGround(recipes, parts).train(service, jar, cache);
        } finally {
            parts.close();
        }
    }

    /** A simulated swarm of the usual size and churn: the engines of its managers. */
    static List<URI> swarm(CloseStack parts) throws IOException {
        var arguments = new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        arguments.addAll(ChildJvm.mainClass(SwarmMain.class));
        arguments.addAll(PartRecipes.swarm(1));
        var child = parts.add(ChildJvm.piped(arguments));
        return List.of(new ObjectMapper().readValue(child.firstLine(SWARM_LIMIT), URI[].class));
    }

    private void train(FaultTarget target, Path jar, Path cache) throws IOException, InterruptedException {
        var port = recipes.port(target);
        var command = recipes.command(target, jar);
        switch (target.part()) {
            case SINK -> AotCache.make(command, ReadyProbe.health(port, "/health/live"), this::fillRedis, cache);
            case API -> AotCache.make(command, ReadyProbe.health(port, "/health/ready"), () -> ask(port), cache);
            case PRODUCER ->
                AotCache.make(command, ReadyProbe.health(port, "/health/ready"), AotCache.pause(SOME_LOOKS), cache);
            case BROKER, REDIS -> throw PartRecipes.noService(target);
        }
    }

    /** The work of a sink: a backlog into the cache, and through the feed of changes. */
    private void fillRedis() throws InterruptedException {
        var backlog = new SwarmBacklog(SWARMS, SNAPSHOTS_OF_EACH, NODES);
        try (var watch = CacheWatch.on(recipes.port(FaultTarget.REDIS));
                var feed = FeedGroup.at(recipes.broker())) {
            var last = backlog.publish(recipes.broker(), MaterializeBenchmark.now());
            watch.awaitAll(backlog.names(), last);
            feed.awaitCommitted();
        } catch (ExecutionException e) {
            throw new StartException("the snapshots of the training could not be published", e);
        }
    }

    /** The work of an api: a swarm in the cache, and clients who ask for it. */
    private void ask(int port) throws IOException, InterruptedException {
        FilledRedis.running(recipes, NODES, parts).write(SwarmName.DEFAULT);
        AotCache.answering(Question.plain(Question.STATUS), port, QUESTIONS).await();
        for (var other : List.of(Question.gzip(Question.STATUS), Question.plain("/"), Question.plain("/metrics"))) {
            HttpAnswer.to(other, port);
        }
    }
}
