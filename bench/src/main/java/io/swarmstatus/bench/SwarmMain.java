package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.simulator.Churn;
import io.swarmstatus.simulator.ChurnRunner;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/**
 * A simulated swarm with churn in a process of its own: {@code NODES SEED CHURN-MILLIS}. It tells on one line where the engines
 * of all managers are, and ends when its standard input does, which is when whoever started it ends.
 */
final class SwarmMain {

    private SwarmMain() {}

    public static void main(String[] args) throws IOException {
        var config = SimulatorConfig.ofNodes(Integer.parseInt(args[0])).withSeed(Long.parseLong(args[1]));
        try (var simulator = SwarmSimulator.start(config, InstantSource.system(), 0);
                var _ = churn(simulator, config.seed(), Duration.ofMillis(Long.parseLong(args[2])))) {
            var engines = new ArrayList<URI>();
            engines.add(simulator.uri());
            simulator.swarm().managers().stream()
                    .skip(1)
                    .map(manager -> simulator.startEngine(manager, 0).uri())
                    .forEach(engines::add);
            System.out.println(new ObjectMapper().writeValueAsString(engines));
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static ChurnRunner churn(SwarmSimulator simulator, long seed, Duration interval) {
        return ChurnRunner.start(new Churn(simulator.swarm(), seed), interval);
    }
}
