package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.simulator.Churn;
import io.swarmstatus.simulator.ChurnRunner;
import io.swarmstatus.simulator.SimulatedEngine;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Simulated swarms, all the same at first, each with an engine for each of three managers, and with its own who ask these. They are
 * counted at the same time, as each asks little.
 */
final class EngineLoadTrials {

    private static final int ENGINES = 3;
    private static final Duration SNAPSHOT_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final PartRecipes recipes;
    private final SimulatorConfig config;
    private final CloseStack closing;
    private final Map<String, List<SimulatedEngine>> engines = new LinkedHashMap<>();
    private final Map<String, PollingClients> clients = new LinkedHashMap<>();
    private final Set<String> published = new HashSet<>();

    private EngineLoadTrials(PartRecipes recipes, SimulatorConfig config, CloseStack closing) {
        this.recipes = recipes;
        this.config = config;
        this.closing = closing;
    }

    /**
     * Returns once there is a broker for all producers.
     *
     * @param config of each swarm
     * @param closing takes what is to be closed
     */
    static EngineLoadTrials start(ServiceJars jars, Path directory, SimulatorConfig config, CloseStack closing)
            throws InterruptedException {
        var recipes = PartRecipes.choose(jars, directory, List.of(URI.create("tcp://127.0.0.1:1")));
        PartProcess.startAll(List.of(closing.add(recipes.part(FaultTarget.BROKER))));
        return new EngineLoadTrials(recipes, config, closing);
    }

    /**
     * Adds a swarm that three producers ask; returns once they are ready.
     *
     * @param churn from one thing that happens to the next; zero where nothing does
     */
    void producers(String swarm, Duration churn, String poll) throws IOException, InterruptedException {
        var asked = engines(swarm, churn).stream().map(SimulatedEngine::uri).toList();
        var home = Files.createDirectories(recipes.directory().resolve(swarm));
        var settings = Map.of(
                "SWARM_NAME",
                swarm,
                "KAFKA_BOOTSTRAP_SERVERS",
                broker(),
                "REFRESH_INTERVAL",
                "PT2M",
                "REFRESH_POLL",
                poll);
        var itself = PartRecipes.choose(recipes.jars(), home, asked).with(Part.PRODUCER, settings);
        PartProcess.startAll(FaultTarget.of(Part.PRODUCER).stream()
                .map(target ->
                        closing.add(itself.onPort(target, LoopbackPort.next()).part(target)))
                .toList());
        published.add(swarm);
    }

    /** Adds a swarm that three clients poll. */
    void clients(String swarm, Duration churn) {
        var asked = engines(swarm, churn).stream().map(SimulatedEngine::httpUri).toList();
        clients.put(swarm, closing.add(PollingClients.start(asked)));
    }

    private List<SimulatedEngine> engines(String swarm, Duration churn) {
        var simulator = closing.add(SwarmSimulator.start(config, InstantSource.system(), 0));
        var asked = new ArrayList<>(List.of(simulator.engine()));
        simulator.swarm().managers().stream()
                .skip(1)
                .limit(ENGINES - 1)
                .forEach(manager -> asked.add(simulator.startEngine(manager, 0)));
        if (churn.isPositive()) {
            closing.add(ChurnRunner.start(new Churn(simulator.swarm(), config.seed()), churn));
        }
        engines.put(swarm, asked);
        return asked;
    }

    /**
     * What the engines of each swarm are asked.
     *
     * @param settling from now until it is counted: what a start asks for does not count
     * @param counted for how long
     * @throws MisreadException if a client had no answer, or producers did not publish their swarm
     */
    Map<String, EngineTraffic> count(Duration settling, Duration counted) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(settling.toNanos());
        var before = traffic();
        TimeUnit.NANOSECONDS.sleep(counted.toNanos());
        var traffic = traffic();
        traffic.replaceAll((swarm, all) -> all.since(before.getOrDefault(swarm, all)));
        clients.forEach(EngineLoadTrials::requireRight);
        requirePublished();
        return traffic;
    }

    private Map<String, EngineTraffic> traffic() {
        var traffic = new LinkedHashMap<String, EngineTraffic>();
        engines.forEach((swarm, asked) -> traffic.put(swarm, EngineTraffic.of(asked)));
        return traffic;
    }

    private static void requireRight(String swarm, PollingClients asking) {
        if (asking.failures() > 0) {
            throw new MisreadException("a polling client", List.of(asking.failures() + " answers of " + swarm));
        }
    }

    private void requirePublished() {
        var missing = new HashSet<>(published);
        var begun = System.nanoTime();
        try (var feed = SnapshotFeed.open(broker())) {
            while (!missing.isEmpty() && System.nanoTime() - begun < SNAPSHOT_LIMIT.toNanos()) {
                for (var snapshot : feed.next(POLL)) {
                    if (snapshot.totalNodes() == config.nodes()) {
                        missing.remove(snapshot.swarm());
                    }
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new MisreadException("the producers", List.of("no snapshot of all nodes of " + missing));
        }
    }

    private String broker() {
        return recipes.broker();
    }
}
