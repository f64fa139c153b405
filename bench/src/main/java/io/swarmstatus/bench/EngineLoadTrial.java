package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.simulator.Churn;
import io.swarmstatus.simulator.ChurnRunner;
import io.swarmstatus.simulator.SimulatedEngine;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A simulated swarm, the same each time, with an engine for each of three managers.
 *
 * @param churn from one thing that happens to the next; zero where nothing does
 * @param settling from the start of who asks until it is counted
 * @param counted for how long
 */
record EngineLoadTrial(ServiceJars jars, SimulatorConfig config, Duration churn, Duration settling, Duration counted) {

    private static final int ENGINES = 3;

    /** What three producers ask, which publish to a broker of their own. */
    EngineTraffic producers(Path directory, String poll) throws InterruptedException {
        try (var closing = new CloseStack()) {
            var engines = engines(closing);
            var recipes = PartRecipes.choose(
                            jars,
                            directory,
                            engines.stream().map(SimulatedEngine::uri).toList())
                    .with(Part.PRODUCER, Map.of("REFRESH_INTERVAL", "PT2M", "REFRESH_POLL", poll));
            var targets = new ArrayList<>(List.of(FaultTarget.BROKER));
            targets.addAll(FaultTarget.of(Part.PRODUCER));
            for (var target : targets) {
                var part = closing.add(recipes.part(target));
                part.start();
                part.awaitReady();
            }
            var feed = closing.add(SnapshotFeed.open("127.0.0.1:" + recipes.port(FaultTarget.BROKER)));
            var traffic = count(engines);
            requireRight(feed);
            return traffic;
        }
    }

    /** What three clients ask that poll. */
    EngineTraffic clients() throws InterruptedException {
        try (var closing = new CloseStack()) {
            var engines = engines(closing);
            var clients = closing.add(PollingClients.start(
                    engines.stream().map(SimulatedEngine::httpUri).toList()));
            var traffic = count(engines);
            if (clients.failures() > 0) {
                throw new MisreadException("a polling client", List.of(clients.failures() + " answers"));
            }
            return traffic;
        }
    }

    private List<SimulatedEngine> engines(CloseStack closing) {
        var simulator = closing.add(SwarmSimulator.start(config, InstantSource.system(), 0));
        var engines = new ArrayList<>(List.of(simulator.engine()));
        simulator.swarm().managers().stream()
                .skip(1)
                .limit(ENGINES - 1)
                .forEach(manager -> engines.add(simulator.startEngine(manager, 0)));
        if (churn.isPositive()) {
            closing.add(ChurnRunner.start(new Churn(simulator.swarm(), config.seed()), churn));
        }
        return engines;
    }

    private EngineTraffic count(List<SimulatedEngine> engines) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(settling.toNanos());
        var before = EngineTraffic.of(engines);
        TimeUnit.NANOSECONDS.sleep(counted.toNanos());
        return EngineTraffic.of(engines).since(before);
    }

    private void requireRight(SnapshotFeed feed) {
        var snapshots = feed.next(Duration.ofSeconds(10));
        if (snapshots.isEmpty() || snapshots.getLast().totalNodes() != config.nodes()) {
            throw new MisreadException(
                    "the producers", List.of(snapshots.size() + " snapshots, not of " + config.nodes() + " nodes"));
        }
    }
}
