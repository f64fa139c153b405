package io.swarmstatus.simulator;

/** Everything that moves by itself in a swarm: each turn, every part of it takes one step. */
final class ControlLoops {

    private final Leadership leadership;
    private final NodeAgents agents;
    private final RollingUpdates updates;
    private final Orchestrator orchestrator;
    private final Scheduler scheduler;
    private final TaskReaper reaper;

    ControlLoops(
            Leadership leadership,
            NodeAgents agents,
            RollingUpdates updates,
            Orchestrator orchestrator,
            Scheduler scheduler,
            TaskReaper reaper) {
        this.leadership = leadership;
        this.agents = agents;
        this.updates = updates;
        this.orchestrator = orchestrator;
        this.scheduler = scheduler;
        this.reaper = reaper;
    }

    /** All of it on one store. */
    static ControlLoops of(SwarmStore store, Leadership leadership, ObjectIds ids) {
        return new ControlLoops(
                leadership,
                new NodeAgents(store),
                new RollingUpdates(store),
                new Orchestrator(store, ids),
                new Scheduler(store),
                new TaskReaper(store));
    }

    /** Without a leader nothing moves but the election of one. */
    void turn() {
        if (leadership.settle()) {
            agents.report();
            updates.step();
            orchestrator.reconcile();
            scheduler.schedule();
            reaper.reap();
        }
    }
}
