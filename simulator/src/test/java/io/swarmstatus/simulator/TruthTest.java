package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmstatus.simulator.SwarmTruth.NodeTruth;
import io.swarmstatus.simulator.SwarmTruth.ServiceTruth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The truth is counted from the simulator's state; here it is counted again, from what a client is sent. */
class TruthTest {

    private static final Set<String> HOLDING =
            Set.of("assigned", "accepted", "preparing", "ready", "starting", "running");

    @Property(tries = 25)
    void whatIsServedAddsUpToTheTruth(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int nodes, @ForAll @IntRange(max = 80) int steps) {
        var swarm = TestSwarm.busy(nodes, seed);
        var churn = new Churn(swarm, seed);
        for (int i = 0; i < steps; i++) {
            churn.step();
        }

        var truth = swarm.truth();

        var engine = Engine.of(swarm);
        var servedNodes = engine.json("/nodes");
        var servedTasks = engine.json("/tasks");
        var servedServices = engine.json("/services?status=true");
        assertThat(truth.nodes()).isEqualTo(nodes(servedNodes, servedTasks));
        assertThat(truth.services()).isEqualTo(services(servedServices, servedNodes, servedTasks));
        assertThat(highestIndex(List.of(servedNodes, servedTasks, servedServices)))
                .isLessThanOrEqualTo(truth.version());
    }

    private static Map<String, NodeTruth> nodes(JsonNode nodes, JsonNode tasks) {
        Map<String, NodeTruth> truths = new TreeMap<>();
        for (JsonNode node : nodes) {
            long cpu = 0;
            long memory = 0;
            int running = 0;
            for (JsonNode task : tasks) {
                if (task.path("NodeID").asText().equals(node.path("ID").asText())) {
                    var reserved = task.at("/Spec/Resources/Reservations");
                    var holds = HOLDING.contains(task.at("/Status/State").asText());
                    cpu += holds ? reserved.path("NanoCPUs").asLong() : 0;
                    memory += holds ? reserved.path("MemoryBytes").asLong() : 0;
                    running += runs(task, nodes) ? 1 : 0;
                }
            }
            truths.put(node.at("/Description/Hostname").asText(), new NodeTruth(cpu, memory, running));
        }
        return truths;
    }

    private static Map<String, ServiceTruth> services(JsonNode services, JsonNode nodes, JsonNode tasks) {
        Map<String, ServiceTruth> truths = new TreeMap<>();
        for (JsonNode service : services) {
            int running = 0;
            for (JsonNode task : tasks) {
                var ofThisService = task.path("ServiceID").equals(service.path("ID"));
                running += ofThisService && runs(task, nodes) ? 1 : 0;
            }
            var desired = service.at("/ServiceStatus/DesiredTasks").asInt();
            truths.put(service.at("/Spec/Name").asText(), new ServiceTruth(desired, running));
        }
        return truths;
    }

    private static boolean runs(JsonNode task, JsonNode nodes) {
        for (JsonNode node : nodes) {
            if (node.path("ID").equals(task.path("NodeID"))) {
                return task.at("/Status/State").asText().equals("running")
                        && task.path("DesiredState").asText().equals("running")
                        && !node.at("/Status/State").asText().equals("down");
            }
        }
        return false;
    }

    private static long highestIndex(List<JsonNode> lists) {
        long highest = 0;
        for (JsonNode list : lists) {
            for (JsonNode object : list) {
                highest = Math.max(highest, object.at("/Version/Index").asLong());
            }
        }
        return highest;
    }
}
