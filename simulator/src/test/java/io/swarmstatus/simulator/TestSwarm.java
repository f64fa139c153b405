package io.swarmstatus.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Small swarms to play with, and questions that tests ask of them. */
final class TestSwarm {

    static final Instant NOW = Instant.parse("2026-01-15T10:30:00.123456789Z");
    static final InstantSource TIME = InstantSource.fixed(NOW);
    static final long MEBIBYTE = 1024 * 1024;

    private TestSwarm() {}

    /** Nothing but nodes: one manager of two, three of five. */
    static SimulatedSwarm ofNodes(int nodes) {
        return SimulatedSwarm.create(SimulatorConfig.ofNodes(nodes).withWorkload(0, 0), TIME);
    }

    /** With one service called {@code web} that is up; each task reserves a tenth of a CPU and 16 MiB. */
    static SimulatedSwarm running(int nodes, int replicas) {
        var swarm = ofNodes(nodes);
        swarm.addService("web", replicas, 100_000_000, 16 * MEBIBYTE);
        swarm.settle();
        return swarm;
    }

    /** With services of every kind. */
    static SimulatedSwarm busy(int nodes, long seed) {
        return SimulatedSwarm.create(SimulatorConfig.ofNodes(nodes).withSeed(seed), TIME);
    }

    static List<SwarmTask> tasks(SimulatedSwarm swarm, String service) {
        var id = swarm.view().services().stream()
                .filter(any -> any.name().equals(service))
                .findFirst()
                .orElseThrow()
                .id();
        return swarm.view().tasks().stream()
                .filter(task -> task.serviceId().equals(id))
                .toList();
    }

    static SwarmNode node(SimulatedSwarm swarm, String hostname) {
        return swarm.view().node(hostname).orElseThrow();
    }

    static List<SwarmTask> tasksOn(SimulatedSwarm swarm, String hostname) {
        var node = node(swarm, hostname);
        return swarm.view().tasks().stream().filter(task -> task.isOn(node)).toList();
    }
}
