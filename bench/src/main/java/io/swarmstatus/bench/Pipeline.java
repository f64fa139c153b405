package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The whole of swarm-status as processes on the loopback interface: broker, Redis, sinks, apis, producers, and a simulated swarm
 * with churn in one more that nothing befalls.
 */
final class Pipeline implements AutoCloseable {

    private static final Duration SWARM_LIMIT = Duration.ofSeconds(30);
    private static final Duration FIRST_ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final CloseStack closing = new CloseStack();
    private final Map<FaultTarget, PartProcess> parts = new EnumMap<>(FaultTarget.class);
    private final Map<FaultTarget, ApiReplica> replicas = new EnumMap<>(FaultTarget.class);

    private Pipeline() {}

    /**
     * Returns once all parts are ready and the replicas of the api serve the swarm's figures.
     *
     * @param parts takes it as soon as there is something to close
     * @param seed of the swarm and its churn
     */
    static Pipeline start(ServiceJars jars, Path directory, long seed, CloseStack parts) throws InterruptedException {
        var pipeline = parts.add(new Pipeline());
        var engines = pipeline.startSwarm(seed);
        var recipes = PartRecipes.choose(jars, directory, engines);
        for (var target : FaultTarget.values()) {
            var part = pipeline.closing.add(recipes.part(target));
            pipeline.parts.put(target, part);
            if (target.part() == FaultTarget.Part.API) {
                pipeline.replicas.put(target, new ApiReplica(target, recipes.port(target)));
            }
            part.start();
            part.awaitReady();
        }
        pipeline.awaitFigures();
        return pipeline;
    }

    private List<URI> startSwarm(long seed) {
        var arguments = new ArrayList<>(List.of("-Xmx128m", "-XX:+UseSerialGC"));
        arguments.addAll(ChildJvm.mainClass(SwarmMain.class));
        arguments.addAll(PartRecipes.swarm(seed));
        var child = closing.add(ChildJvm.piped(arguments));
        try {
            return List.of(new ObjectMapper().readValue(child.firstLine(SWARM_LIMIT), URI[].class));
        } catch (IOException e) {
            throw new StartException("there is no simulated swarm: " + e.getMessage(), e);
        }
    }

    private void awaitFigures() throws InterruptedException {
        var begun = System.nanoTime();
        for (var replica : replicas()) {
            replica.up(true);
            while (!servesFigures(replica)) {
                if (System.nanoTime() - begun > FIRST_ANSWER_LIMIT.toNanos()) {
                    throw new StartException(replica.target() + " serves no figures", null);
                }
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        }
    }

    private static boolean servesFigures(ApiReplica replica) {
        var upTime = replica.upTime();
        try {
            return upTime != null && upTime.ask().figures();
        } catch (IOException e) {
            return false; // it is asked again
        }
    }

    PartProcess part(FaultTarget target) {
        var part = parts.get(target);
        if (part == null) {
            throw new IllegalArgumentException("there is no " + target);
        }
        return part;
    }

    List<ApiReplica> replicas() {
        return List.copyOf(replicas.values());
    }

    @Override
    public void close() {
        replicas.values().forEach(ApiReplica::down);
        closing.close();
    }
}
