package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What real engines that cannot show the swarm are said to be. */
@ResourceLock(RealSwarm.COMMAND)
@EnabledIfEnvironmentVariable(named = RealSwarm.COMMAND, matches = ".+", disabledReason = "no swarm to do harm to")
class ConditionsOnRealSwarmIT {

    private final RealSwarm swarm = new RealSwarm();

    @BeforeEach
    void awaitHealthy() {
        swarm.awaitHealthy();
    }

    @Test
    void anEngineThatIsAWorkerOrOutsideIsToldAsWhatItIs() throws Exception {
        try (var pipeline = Pipeline.start(Map.of())) {
            pipeline.produce(swarm.host(RealSwarm.WORKER), Map.of("swarm.name", "worker"));
            awaitTold(pipeline, "worker", Condition.NOT_A_MANAGER);

            outside(() -> {
                pipeline.produce(swarm.host(RealSwarm.WORKER), Map.of("swarm.name", "outside"));
                awaitTold(pipeline, "outside", Condition.NOT_IN_SWARM);
            });
        }
    }

    private static void awaitTold(Pipeline pipeline, String name, Condition condition) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(pipeline.published())
                        .anySatisfy(snapshot -> assertThat(snapshot)
                                .returns(name, Snapshot::swarm)
                                .returns(condition, Snapshot::condition)
                                .returns(condition.words(), Snapshot::error)));
    }

    private interface Step {
        void take() throws IOException;
    }

    /** The worker leaves the swarm, and joins it again afterwards. */
    private void outside(Step step) throws IOException {
        var manager = swarm.engine("m1");
        var worker = swarm.engine(RealSwarm.WORKER);
        var node = RealSwarm.node(manager, RealSwarm.WORKER);
        worker.post("/swarm/leave?force=true", "");
        try {
            step.take();
        } finally {
            var address = node.at("/Status/Addr").asText();
            var token = manager.get("/swarm").at("/JoinTokens/Worker").asText();
            var leader = RealSwarm.node(manager, swarm.leader())
                    .at("/ManagerStatus/Addr")
                    .asText();
            worker.post("/swarm/join", """
                {"ListenAddr": "0.0.0.0:2377", "AdvertiseAddr": "%s", "RemoteAddrs": ["%s"], "JoinToken": "%s"}
                """.formatted(address, leader, token));
            manager.delete("/nodes/" + node.path("ID").asText() + "?force=true");
            swarm.awaitHealthy();
        }
    }
}
