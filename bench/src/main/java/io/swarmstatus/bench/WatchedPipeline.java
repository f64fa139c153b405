package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.simulator.SimulatedEngine;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All of swarm-status as processes, with its engines in this one, where they can be made to fail, and a Prometheus that watches.
 *
 * @param engines of all managers
 */
record WatchedPipeline(
        SwarmSimulator simulator,
        List<SimulatedEngine> engines,
        Map<FaultTarget, PartProcess> parts,
        PartRecipes recipes,
        PrometheusServer prometheus) {

    private static final int NODES = 5;

    /** Times that are shorter than in production, so that what they lead to can be waited for. */
    private static final Map<Part, Map<String, String>> SETTINGS = Map.of(
            Part.PRODUCER, Map.of("DOCKER_CALL_TIMEOUT", "PT20S"),
            Part.SINK, Map.of("CACHE_PRIMARY_TTL", "PT8S", "CACHE_BACKUP_TTL", "PT60S"));

    /** What serves metrics. */
    static final List<Part> SCRAPED = List.of(Part.API, Part.PRODUCER, Part.SINK);

    private static final Map<String, Part> JOBS = Map.of(
            "swarm-status-api", Part.API, "swarm-status-producer", Part.PRODUCER, "swarm-status-sink", Part.SINK);

    /**
     * Returns once all parts are ready.
     *
     * @param prometheus the program
     * @param closing takes what is to be closed
     */
    static WatchedPipeline start(ServiceJars jars, String prometheus, Path directory, CloseStack closing)
            throws IOException, InterruptedException {
        var config = SimulatorConfig.ofNodes(NODES).withWorkload(3, 9);
        var simulator = closing.add(SwarmSimulator.start(config, InstantSource.system(), 0));
        var engines = engines(simulator);
        var recipes = PartRecipes.choose(
                jars, directory, engines.stream().map(SimulatedEngine::uri).toList(), SETTINGS);
        var parts = new EnumMap<FaultTarget, PartProcess>(FaultTarget.class);
        for (var target : FaultTarget.values()) {
            var part = closing.add(recipes.part(target));
            parts.put(target, part);
            part.start();
            part.awaitReady();
        }
        var rules = ShortRules.of(Files.readString(jars.alerts()));
        var server = PrometheusServer.start(
                prometheus, rules, targets(recipes), directory.resolve("prometheus"), LoopbackPort.next());
        closing.add(server);
        return new WatchedPipeline(simulator, engines, parts, recipes, server);
    }

    private static List<SimulatedEngine> engines(SwarmSimulator simulator) {
        var others = simulator.swarm().managers().stream().skip(1).map(manager -> simulator.startEngine(manager, 0));
        return Stream.concat(Stream.of(simulator.engine()), others).toList();
    }

    private static Map<String, List<Integer>> targets(PartRecipes recipes) {
        var targets = new HashMap<String, List<Integer>>();
        JOBS.forEach((job, part) -> targets.put(
                job, FaultTarget.of(part).stream().map(recipes::port).toList()));
        return targets;
    }

    /** How many processes Prometheus scrapes. */
    static long scraped() {
        return JOBS.values().stream()
                .mapToLong(part -> FaultTarget.of(part).size())
                .sum();
    }

    PartProcess part(FaultTarget target) {
        return Objects.requireNonNull(parts.get(target));
    }

    /** As {@code bootstrap.servers} wants it. */
    String broker() {
        return recipes.broker();
    }
}
