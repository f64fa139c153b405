package io.swarmstatus.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A simulated swarm in a process of its own, with churn, until it is ended: {@code simulator [NODES [PORT]]}. */
public final class SimulatorMain {

    private static final String DEFAULT_NODES = "5";
    private static final String DEFAULT_PORT = "2375";
    private static final Duration CHURN_INTERVAL = Duration.ofSeconds(3);

    private SimulatorMain() {}

    public static void main(String[] args) throws InterruptedException {
        var nodes = Integer.parseInt(args.length > 0 ? args[0] : DEFAULT_NODES);
        var port = Integer.parseInt(args.length > 1 ? args[1] : DEFAULT_PORT);
        var config = SimulatorConfig.ofNodes(nodes);
        var simulator = SwarmSimulator.start(config, InstantSource.system(), port);
        var churn = ChurnRunner.start(new Churn(simulator.swarm(), config.seed()), CHURN_INTERVAL);
        System.err.println("simulating a swarm of " + nodes + " nodes at " + simulator.uri());
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            churn.close();
            simulator.close();
            ended.countDown();
        }));
        ended.await();
    }
}
