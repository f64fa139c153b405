package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class LeadershipTest {

    @Test
    void aNewLeaderHasHeardOfNobodyUntilTheNextTick() {
        var swarm = TestSwarm.ofNodes(5);

        swarm.changeLeader();

        assertThat(swarm.leader()).contains("manager-2");
        assertThat(swarm.view().nodes())
                .filteredOn(node -> node.state() == NodeState.UNKNOWN)
                .hasSize(4)
                .allMatch(node -> node.message().contains("due to leadership change"));
        swarm.tick();
        assertThat(swarm.view().nodes()).allMatch(node -> node.state() == NodeState.READY);
    }

    @Test
    void noTaskIsMovedBecauseTheLeaderChanged() {
        var swarm = TestSwarm.running(5, 10);
        var before = swarm.view().tasks();

        swarm.changeLeader();
        swarm.settle();

        assertThat(swarm.view().tasks()).isEqualTo(before);
    }

    @Test
    void afterTheLeaderDiesThereIsNoneUntilTheOthersHaveElectedOne() {
        var swarm = TestSwarm.ofNodes(5);

        swarm.killLeader();

        assertThat(swarm.leader()).isEmpty();
        swarm.tick();
        assertThat(swarm.leader()).contains("manager-2");
        assertThat(TestSwarm.node(swarm, "manager-1").state()).isEqualTo(NodeState.DOWN);
    }

    @Test
    void withoutAMajorityNobodyIsElected() {
        var swarm = TestSwarm.ofNodes(5);
        swarm.nodeDown("manager-2");

        swarm.killLeader();
        swarm.settle();

        assertThat(swarm.leader()).isEmpty();
        swarm.nodeUp("manager-2");
        swarm.tick();
        assertThat(swarm.leader()).contains("manager-2");
    }

    @Test
    void losingTheMajorityCostsALeaderThatIsStillThereItsPlace() {
        var swarm = TestSwarm.ofNodes(5);

        swarm.nodeDown("manager-2");
        var withTwoOfThree = swarm.leader();
        swarm.nodeDown("manager-3");

        assertThat(withTwoOfThree).contains("manager-1");
        assertThat(swarm.leader()).isEmpty();
    }

    @Test
    void lostQuorumStaysLostUntilItIsRegained() {
        var swarm = TestSwarm.ofNodes(1);

        swarm.loseQuorum();
        swarm.settle();

        assertThat(swarm.leader()).isEmpty();
        swarm.regainQuorum();
        swarm.tick();
        assertThat(swarm.leader()).contains("manager-1");
    }

    @Test
    void withoutALeaderNothingMovesAndNothingCanBeChanged() {
        var swarm = TestSwarm.running(5, 3);
        swarm.loseQuorum();
        var before = swarm.truth();

        var moved = swarm.tick();

        assertThat(moved).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(() -> swarm.scale("web", 5))
                .withMessageContaining("no leader");
        assertThat(swarm.truth()).isEqualTo(before);
    }

    @Test
    void aPromotedNodeIsAManagerOneTickAfterItIsMeantToBe() {
        var swarm = TestSwarm.ofNodes(2);

        swarm.promote("worker-1");

        assertThat(TestSwarm.node(swarm, "worker-1").spec().manager()).isTrue();
        assertThat(swarm.managers()).containsExactly("manager-1");
        swarm.tick();
        assertThat(swarm.managers()).containsExactly("manager-1", "worker-1");
    }

    @Test
    void aDemotedLeaderHandsOverFirst() {
        var swarm = TestSwarm.ofNodes(5);

        swarm.demote("manager-1");
        swarm.settle();

        assertThat(swarm.leader()).contains("manager-2");
        assertThat(swarm.managers()).containsExactly("manager-2", "manager-3");
    }

    @Test
    void theLastManagerStays() {
        var swarm = TestSwarm.ofNodes(2);

        assertThatIllegalStateException()
                .isThrownBy(() -> swarm.demote("manager-1"))
                .withMessageContaining("last manager");
    }
}
