package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.StartException;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Broker, Redis, a sink, an api and a producer for each engine, as they are shipped, on a swarm in which nothing happens but what is
 * done to its label.
 *
 * @param engines of its managers
 */
record ChangePipeline(PartRecipes recipes, List<URI> engines, SwarmLabel label) {

    private static final SimulatorConfig SIMULATED = SimulatorConfig.ofNodes(5).withWorkload(5, 20);

    /**
     * Returns once all are ready.
     *
     * @param dockerHosts up to three managers of a real swarm; none for a simulated one
     */
    static ChangePipeline start(ServiceJars jars, Path directory, List<URI> dockerHosts, CloseStack closing)
            throws InterruptedException {
        return dockerHosts.isEmpty()
                ? simulated(jars, directory, closing)
                : start(jars, directory, dockerHosts, closing.add(SwarmLabel.real(dockerHosts.getFirst())), closing);
    }

    private static ChangePipeline simulated(ServiceJars jars, Path directory, CloseStack closing)
            throws InterruptedException {
        var simulator = closing.add(SwarmSimulator.start(SIMULATED, InstantSource.system(), 0));
        var engines = new ArrayList<>(List.of(simulator.uri()));
        simulator.swarm().managers().stream()
                .skip(1)
                .forEach(
                        manager -> engines.add(simulator.startEngine(manager, 0).uri()));
        return start(jars, directory, engines, SwarmLabel.simulated(simulator.swarm()), closing);
    }

    private static ChangePipeline start(
            ServiceJars jars, Path directory, List<URI> engines, SwarmLabel label, CloseStack closing)
            throws InterruptedException {
        var producers = FaultTarget.of(Part.PRODUCER);
        if (engines.size() > producers.size()) {
            throw new StartException("there are at most " + producers.size() + " engines", null);
        }
        var recipes =
                PartRecipes.choose(jars, directory, engines).with(Part.PRODUCER, Map.of("REFRESH_INTERVAL", "PT2M"));
        var services = new ArrayList<>(List.of(FaultTarget.SINK_1, FaultTarget.API_1));
        services.addAll(producers.subList(0, engines.size()));
        for (var beside : List.of(List.of(FaultTarget.BROKER, FaultTarget.REDIS), services)) {
            PartProcess.startAll(beside.stream()
                    .map(target -> closing.add(recipes.part(target)))
                    .toList());
        }
        return new ChangePipeline(recipes, engines, label);
    }

    /** As {@code bootstrap.servers} wants it. */
    String broker() {
        return recipes.broker();
    }

    URI redis() {
        return URI.create("redis://127.0.0.1:" + recipes.port(FaultTarget.REDIS));
    }

    int api() {
        return recipes.port(FaultTarget.API_1);
    }
}
