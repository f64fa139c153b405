package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import io.swarmstatus.simulator.SimulatorConfig;
import picocli.CommandLine.Option;

/** How large a swarm to measure with, as the command line says. */
final class SwarmSize {

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "1000", description = "Nodes (${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--services", paramLabel = "N", defaultValue = "5000", description = "Services (${DEFAULT-VALUE}).")
    private int services;

    @Option(names = "--tasks", paramLabel = "N", defaultValue = "100000", description = "Tasks (${DEFAULT-VALUE}).")
    private int tasks;

    /**
     * What to simulate.
     *
     * @throws StartException if there can be no such swarm
     */
    SimulatorConfig config() {
        try {
            return SimulatorConfig.ofNodes(nodes).withWorkload(services, tasks);
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }
}
