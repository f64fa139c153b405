package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.Fault;
import io.swarmstatus.simulator.FaultRule;
import io.swarmstatus.simulator.SimulatedEngine;
import io.swarmstatus.simulator.SimulatedSwarm;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The troubles that bring about every alert there is. */
final class Troubles {

    private static final String GREEDY = "greedy";
    private static final long MORE_THAN_ANY_NODE = 1L << 50;
    private static final Duration SLOW = Duration.ofSeconds(11);

    private Troubles() {}

    /** Two that can go wrong at the same time, for most of the alerts in little time. */
    static List<Trouble> few() {
        return List.of(lossesAndWants(), redisFrozen());
    }

    static List<Trouble> all() {
        return List.of(
                lossesAndWants(),
                redisFrozen(),
                flood(),
                producersFrozen(),
                enginesSlow(),
                leaderless(),
                singleManager(),
                sinkWithoutBroker(),
                otherCluster());
    }

    private static Trouble lossesAndWants() {
        return new Trouble(
                "a manager's node is down, a service wants what no node has, an api is killed",
                Set.of(
                        "SwarmNodeDown",
                        "SwarmNoSpareManager",
                        "SwarmServiceDegraded",
                        "SwarmStatusPartDown",
                        "SwarmStatusPartMissing"),
                pipeline -> {
                    swarm(pipeline, swarm -> {
                        swarm.nodeDown(follower(swarm));
                        swarm.addService(GREEDY, 2, MORE_THAN_ANY_NODE, MORE_THAN_ANY_NODE);
                    });
                    pipeline.part(FaultTarget.API_2).kill();
                },
                pipeline -> {
                    swarm(pipeline, swarm -> {
                        swarm.nodeUp(follower(swarm));
                        swarm.removeService(GREEDY);
                    });
                    pipeline.part(FaultTarget.API_2).start();
                });
    }

    private static Trouble redisFrozen() {
        return new Trouble(
                "Redis is frozen",
                Set.of("SwarmStatusRedisUnreachable"),
                pipeline -> pipeline.part(FaultTarget.REDIS).freeze(),
                pipeline -> pipeline.part(FaultTarget.REDIS).thaw());
    }

    private static Trouble flood() {
        return new Trouble(
                "the topic is flooded with what is no snapshot",
                Set.of("SwarmStatusDeadLetters", "SwarmStatusSinkLag"),
                pipeline -> ForeignRecords.garbage(pipeline.broker()),
                Trouble.Step.NONE);
    }

    private static Trouble producersFrozen() {
        return new Trouble(
                "all producers are frozen",
                Set.of("SwarmSnapshotMissing", "SwarmServedFromBackup", "SwarmStatusPartDown", "SwarmStatusAllDown"),
                pipeline -> {
                    for (var producer : FaultTarget.of(Part.PRODUCER)) {
                        pipeline.part(producer).freeze();
                    }
                },
                pipeline -> {
                    for (var producer : FaultTarget.of(Part.PRODUCER)) {
                        pipeline.part(producer).thaw();
                    }
                });
    }

    private static Trouble enginesSlow() {
        var slow = FaultRule.always(new Fault.Delay(SLOW)).on(Endpoint.TASKS);
        return new Trouble(
                "the engines take 11 s for a list of tasks",
                Set.of("SwarmRefreshSlow"),
                pipeline -> pipeline.engines().forEach(engine -> engine.faults().add(slow)),
                pipeline ->
                        pipeline.engines().stream().map(SimulatedEngine::faults).forEach(faults -> faults.clear()));
    }

    private static Trouble leaderless() {
        return new Trouble(
                "the swarm has no leader",
                Set.of("SwarmRefreshFailing"),
                pipeline -> swarm(pipeline, SimulatedSwarm::loseQuorum),
                pipeline -> swarm(pipeline, SimulatedSwarm::regainQuorum));
    }

    private static Trouble singleManager() {
        return new Trouble(
                "all managers but one are demoted",
                Set.of("SwarmSingleManager"),
                pipeline -> swarm(
                        pipeline,
                        swarm -> swarm.managers().stream()
                                .filter(manager -> !swarm.leader().orElseThrow().equals(manager))
                                .forEach(swarm::demote)),
                pipeline -> swarm(
                        pipeline, swarm -> swarm.workers().stream().limit(2).forEach(swarm::promote)));
    }

    private static Trouble sinkWithoutBroker() {
        return new Trouble(
                "the broker is killed, and a sink started without it",
                Set.of("SwarmStatusStreamStopped"),
                pipeline -> {
                    pipeline.part(FaultTarget.BROKER).kill();
                    pipeline.part(FaultTarget.SINK_1).kill();
                    pipeline.part(FaultTarget.SINK_1).start();
                },
                pipeline -> pipeline.part(FaultTarget.BROKER).start());
    }

    private static Trouble otherCluster() {
        return new Trouble(
                "another cluster is published under the same name",
                Set.of("SwarmClusterConflict"),
                pipeline -> ForeignRecords.ofAnotherCluster(pipeline.broker()),
                Trouble.Step.NONE);
    }

    private static String follower(SimulatedSwarm swarm) {
        return swarm.managers().getLast();
    }

    private static void swarm(WatchedPipeline pipeline, Consumer<SimulatedSwarm> change) {
        var swarm = pipeline.simulator().swarm();
        change.accept(swarm);
        swarm.settle();
    }
}
