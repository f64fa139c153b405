package io.swarmstatus.simulator;

/**
 * What swarm to simulate, and what engine.
 *
 * @param nodes how many nodes, the managers among them
 * @param managers how many of them are managers
 * @param services how many services
 * @param tasks how many tasks the services want in all: running, completed and one that nowhere fits
 * @param finishedTasks how many tasks have crashed and been replaced before the start; listed on top of {@code tasks}
 * @param seed the same seed gives the same swarm, and with the same steps the same answers
 * @param engine what the engines say they are
 */
public record SimulatorConfig(
        int nodes, int managers, int services, int tasks, int finishedTasks, long seed, EngineVersion engine) {

    /**
     * Such a swarm.
     *
     * @throws IllegalArgumentException if there can be none
     */
    public SimulatorConfig {
        require(nodes >= 1, "a swarm has at least one node");
        require(managers >= 1 && managers <= nodes, "a swarm has at least one manager, and no more than nodes");
        require(services >= 0 && tasks >= 0 && finishedTasks >= 0, "sizes are not negative");
        require(services > 0 || tasks == 0, "tasks need services");
        require(finishedTasks <= tasks / 2, "no more tasks can have crashed than half of those that there are");
    }

    /** A swarm of this many nodes with what one of that size usually has: 10 tasks a node, 2 services a node. */
    public static SimulatorConfig ofNodes(int nodes) {
        var managers = nodes < 3 ? 1 : nodes < 7 ? 3 : 5;
        return new SimulatorConfig(
                nodes, managers, Math.max(6, 2 * nodes), 10 * nodes, 2 * nodes, 1, EngineVersion.DOCKER_20_10);
    }

    /** The same with exactly this many services and tasks, none of which has crashed before. */
    public SimulatorConfig withWorkload(int exactServices, int exactTasks) {
        return new SimulatorConfig(nodes, managers, exactServices, exactTasks, 0, seed, engine);
    }

    public SimulatorConfig withManagers(int exactManagers) {
        return new SimulatorConfig(nodes, exactManagers, services, tasks, finishedTasks, seed, engine);
    }

    public SimulatorConfig withFinishedTasks(int exactFinishedTasks) {
        return new SimulatorConfig(nodes, managers, services, tasks, exactFinishedTasks, seed, engine);
    }

    public SimulatorConfig withSeed(long otherSeed) {
        return new SimulatorConfig(nodes, managers, services, tasks, finishedTasks, otherSeed, engine);
    }

    public SimulatorConfig withEngine(EngineVersion otherEngine) {
        return new SimulatorConfig(nodes, managers, services, tasks, finishedTasks, seed, otherEngine);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
