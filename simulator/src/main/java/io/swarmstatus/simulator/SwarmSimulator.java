package io.swarmstatus.simulator;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A swarm that is not there and the engines through which it can be read: that of the first manager, which is the leader at
 * the start, and those of other nodes on request.
 */
public final class SwarmSimulator implements AutoCloseable {

    private final SimulatorConfig config;
    private final InstantSource time;
    private final SimulatedSwarm swarm;
    private final List<SimulatedEngine> engines = new ArrayList<>();

    private SwarmSimulator(SimulatorConfig config, InstantSource time, SimulatedSwarm swarm) {
        this.config = config;
        this.time = time;
        this.swarm = swarm;
    }

    /**
     * Starts a swarm that is at rest, and the engine of its leader on this port; 0 takes a free one.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static SwarmSimulator start(SimulatorConfig config, InstantSource time, int port) {
        var swarm = SimulatedSwarm.create(config, time);
        var simulator = new SwarmSimulator(config, time, swarm);
        simulator.startEngine(swarm.managers().getFirst(), port);
        return simulator;
    }

    /**
     * Starts the engine of another node, by its hostname, on this port; 0 takes a free one. It is closed with the simulator.
     *
     * @throws IllegalArgumentException if there is no such node
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public synchronized SimulatedEngine startEngine(String hostname, int port) {
        if (swarm.view().node(hostname).isEmpty()) {
            throw new IllegalArgumentException("no node is called " + hostname);
        }
        var api = new EngineApi(swarm, hostname, config.engine(), time);
        var faults = new Faults(new SplittableRandom(config.seed()));
        var engine = SimulatedEngine.start(swarm, api, faults, port);
        engines.add(engine);
        return engine;
    }

    /** The engine of the first manager. */
    public synchronized SimulatedEngine engine() {
        return engines.getFirst();
    }

    /** Where the engine of the first manager is: {@code tcp://127.0.0.1:PORT}. */
    public URI uri() {
        return engine().uri();
    }

    /** What shall go wrong with the engine of the first manager. */
    public Faults faults() {
        return engine().faults();
    }

    /** The swarm itself, for whoever plays fate. */
    public SimulatedSwarm swarm() {
        return swarm;
    }

    @Override
    public synchronized void close() {
        engines.forEach(SimulatedEngine::close);
    }
}
