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
import java.util.Map;

/** The engines to read: real ones as they are, or a simulator that is started for it. */
final class Engines {

    private static final String HOST = "docker.host";
    private static final String TLS_VERIFY = "docker.tls-verify";
    private static final long SEED = 1;
    private static final Duration CHURN_INTERVAL = Duration.ofSeconds(3);

    private Engines() {}

    /** For each engine the settings that lead to it; a simulator is added to what is to be closed. */
    static List<Map<String, String>> open(EngineChoice choice, CloseStack parts) {
        return switch (choice) {
            case EngineChoice.Real real ->
                real.hosts().stream().map(host -> Map.of(HOST, host.toString())).toList();
            case EngineChoice.Simulated simulated -> {
                var uri = simulate(simulated.nodes(), parts);
                yield List.of(Map.of(HOST, uri.toString(), TLS_VERIFY, "")); // it speaks none, whatever real ones speak
            }
        };
    }

    private static URI simulate(int nodes, CloseStack parts) {
        var config = SimulatorConfig.ofNodes(nodes).withSeed(SEED);
        var simulator = parts.add(SwarmSimulator.start(config, InstantSource.system(), 0));
        parts.add(ChurnRunner.start(new Churn(simulator.swarm(), SEED), CHURN_INTERVAL));
        return simulator.uri();
    }
}
