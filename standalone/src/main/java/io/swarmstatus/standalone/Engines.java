package io.swarmstatus.standalone;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.simulator.Churn;
import io.swarmstatus.simulator.ChurnRunner;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The engines to read: real ones as they are, or a simulator that is started for it. */
final class Engines {

    private static final long SEED = 1;
    private static final Duration CHURN_INTERVAL = Duration.ofSeconds(3);

    private Engines() {}

    /** The addresses of the engines; a simulator is added to what is to be closed. */
    static List<URI> open(EngineChoice choice, CloseStack parts) {
        return switch (choice) {
            case EngineChoice.Real real -> real.hosts();
            case EngineChoice.Simulated simulated -> List.of(simulate(simulated.nodes(), parts));
        };
    }

    private static URI simulate(int nodes, CloseStack parts) {
        var config = SimulatorConfig.ofNodes(nodes).withSeed(SEED);
        var simulator = parts.add(SwarmSimulator.start(config, InstantSource.system(), 0));
        parts.add(ChurnRunner.start(new Churn(simulator.swarm(), SEED), CHURN_INTERVAL));
        return simulator.uri();
    }
}
