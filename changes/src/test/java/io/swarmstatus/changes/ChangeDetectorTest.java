package io.swarmstatus.changes;

import static io.swarmstatus.changes.Scene.leading;
import static io.swarmstatus.changes.Scene.reachability;
import static io.swarmstatus.changes.Scene.state;
import static io.swarmstatus.contract.ChangeType.CLUSTER_CHANGED;
import static io.swarmstatus.contract.ChangeType.LEADER_CHANGED;
import static io.swarmstatus.contract.ChangeType.NODE_DOWN;
import static io.swarmstatus.contract.ChangeType.NODE_READY;
import static io.swarmstatus.contract.ChangeType.QUORUM_MARGIN_CHANGED;
import static io.swarmstatus.contract.ChangeType.REFRESH_FAILING;
import static io.swarmstatus.contract.ChangeType.REFRESH_RECOVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.SwarmChange;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeDetectorTest {

    private final Scene swarm = new Scene();

    @Test
    void theFirstSnapshotShowsNoChange() {
        var detection = ChangeDetector.observe(Baseline.NONE, swarm.snapshot(Scene.START));

        assertThat(detection.changes()).isEmpty();
        assertThat(detection.baseline().goodAt()).isEqualTo(Scene.START);
    }

    @Test
    void aSwarmThatFailedFromTheBeginningHasNotRecovered() {
        var failed = ChangeDetector.observe(Baseline.NONE, Scene.failure(Scene.START, Condition.SWARM_LOCKED));

        var good = ChangeDetector.observe(failed.baseline(), swarm.snapshot(Scene.START.plusSeconds(10)));

        assertThat(failed.changes()).isEmpty();
        assertThat(good.changes()).isEmpty();
        assertThat(good.baseline().failing()).isNull();
    }

    @Test
    void theSameSwarmShowsNoChange() {
        assertThat(swarm.look()).isEmpty();
        assertThat(swarm.baseline().goodAt()).isEqualTo(swarm.now());
    }

    @Test
    void whatIsNotNewerShowsNothing() {
        swarm.node("w1", node -> state(node, "down"));
        var before = swarm.baseline();

        var atTheSameTime = swarm.observe(swarm.snapshot(swarm.now()));
        var earlier = swarm.observe(swarm.snapshot(swarm.now().minusSeconds(1)));

        assertThat(atTheSameTime).isEmpty();
        assertThat(earlier).isEmpty();
        assertThat(swarm.baseline()).isEqualTo(before);
    }

    @Test
    void aChangeOfLeaderIsOneChangeWhateverPassesMeanwhile() {
        assertThat(swarm.fail(Condition.TIMED_OUT))
                .extracting(SwarmChange::type)
                .containsExactly(REFRESH_FAILING);
        assertThat(swarm.fail(Condition.NO_QUORUM)).isEmpty();
        swarm.allNodes(node -> leading(state(node, "unknown"), false));
        assertThat(swarm.look()).extracting(SwarmChange::type).containsExactly(REFRESH_RECOVERED);
        swarm.node("m1", node -> reachability(node, "unreachable"));
        swarm.node("m2", node -> leading(state(node, "unknown"), true));
        var elected = swarm.look();
        swarm.allNodes(node -> state(node, node.id().equals("m1") ? "down" : "ready"));
        var settled = swarm.look();
        swarm.node("m1", node -> leading(state(reachability(node, "reachable"), "ready"), false));
        var back = swarm.look();

        assertThat(elected).extracting(SwarmChange::type).containsExactly(LEADER_CHANGED, QUORUM_MARGIN_CHANGED);
        assertThat(elected.getFirst().before()).isEqualTo(Map.of("node_id", "m1", "hostname", "m1"));
        assertThat(elected.getFirst().after()).isEqualTo(Map.of("node_id", "m2", "hostname", "m2"));
        assertThat(settled).extracting(SwarmChange::type).containsExactly(NODE_DOWN);
        assertThat(back).extracting(SwarmChange::type).containsExactly(NODE_READY, QUORUM_MARGIN_CHANGED);
    }

    @Test
    void nobodyIsLostWhileReachabilityIsUnknown() {
        swarm.node("m2", node -> reachability(node, "unknown"));
        assertThat(swarm.look()).isEmpty();

        swarm.node("m2", node -> reachability(node, "reachable"));
        assertThat(swarm.look()).isEmpty();
    }

    @Test
    void failuresAreToldOnceAndSoIsTheirEnd() {
        var failing = swarm.fail(Condition.DOCKER_UNREACHABLE);
        var again = swarm.fail(Condition.DOCKER_UNREACHABLE);
        var recovered = swarm.look();

        assertThat(failing).extracting(SwarmChange::type).containsExactly(REFRESH_FAILING);
        assertThat(failing.getFirst().after())
                .isEqualTo(Map.of("condition", "docker_unreachable", "error", "Docker unavailable"));
        assertThat(again).isEmpty();
        assertThat(recovered).extracting(SwarmChange::type).containsExactly(REFRESH_RECOVERED);
        assertThat(recovered.getFirst().summary()).isEqualTo("Refreshes work again after 20 s");
    }

    @Test
    void whatHappenedDuringFailuresIsToldAfterThem() {
        swarm.fail(Condition.NO_QUORUM);
        swarm.node("w1", node -> state(node, "down"));

        var changes = swarm.look();

        assertThat(changes).extracting(SwarmChange::type).containsExactly(REFRESH_RECOVERED, NODE_DOWN);
    }

    @Test
    void anOlderFailureIsNone() {
        var before = swarm.now().minusSeconds(5);

        var changes = swarm.observe(Scene.failure(before, Condition.TIMED_OUT));

        assertThat(changes).isEmpty();
        assertThat(swarm.baseline().failing()).isNull();
    }

    @Test
    void anotherClusterIsToldAndNotComparedWithTheOld() {
        swarm.cluster("other");
        swarm.node("w1", node -> state(node, "down"));

        var changes = swarm.look();

        assertThat(changes).extracting(SwarmChange::type).containsExactly(CLUSTER_CHANGED);
        assertThat(changes.getFirst().after()).isEqualTo(Map.of("cluster_id", "other"));
    }

    @Test
    void clustersThatTakeTurnsAreToldOnce() {
        swarm.cluster("other");
        swarm.look();

        swarm.cluster("cluster");
        assertThat(swarm.look()).isEmpty();
        swarm.cluster("other");
        assertThat(swarm.look()).isEmpty();
    }
}
