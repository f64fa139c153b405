package io.swarmstatus.changes;

import static io.swarmstatus.changes.Scene.availability;
import static io.swarmstatus.changes.Scene.labels;
import static io.swarmstatus.changes.Scene.machine;
import static io.swarmstatus.changes.Scene.state;
import static io.swarmstatus.changes.Scene.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.SwarmChange;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeChangesTest {

    private final Scene swarm = new Scene();

    @Test
    void tellsWhoAndWhenAndWhatWasBefore() {
        swarm.node("w1", node -> state(node, "down"));

        var changes = swarm.look();

        assertThat(changes)
                .containsExactly(new SwarmChange(
                        1,
                        "default",
                        "cluster",
                        7,
                        ChangeType.NODE_DOWN,
                        swarm.now(),
                        swarm.now().minusSeconds(10),
                        ChangeSubject.node("w1", "w1"),
                        Map.of("state", "ready"),
                        Map.of("state", "down"),
                        "Node w1 is down"));
    }

    @ParameterizedTest
    @CsvSource({"drain, NODE_DRAINED", "pause, NODE_PAUSED"})
    void tellsThatANodeTakesNoMoreTasksAndThatItDoesAgain(String wanted, ChangeType type) {
        swarm.node("w1", node -> availability(node, wanted));
        assertThat(swarm.look()).extracting(SwarmChange::type).containsExactly(type);

        swarm.node("w1", node -> availability(node, "active"));
        assertThat(swarm.look()).extracting(SwarmChange::type).containsExactly(ChangeType.NODE_ACTIVATED);
    }

    @Test
    void tellsWhoJoinedAndWhoLeft() {
        swarm.add(worker("w2"));
        swarm.removeNode("w1");

        var changes = swarm.look();

        assertThat(changes)
                .extracting(
                        SwarmChange::type, change -> change.subject().name(), SwarmChange::before, SwarmChange::after)
                .containsExactly(
                        tuple(
                                ChangeType.NODE_JOINED,
                                "w2",
                                null,
                                Map.of("role", "worker", "availability", "active", "state", "ready")),
                        tuple(
                                ChangeType.NODE_LEFT,
                                "w1",
                                Map.of("role", "worker", "availability", "active", "state", "ready"),
                                null));
    }

    @Test
    void tellsWhoBecameAManagerAndWhoIsNoneAnyMore() {
        swarm.add(Scene.manager("w1", false));
        assertThat(swarm.look()).extracting(SwarmChange::type).containsExactly(ChangeType.NODE_PROMOTED);

        swarm.add(worker("w1"));
        assertThat(swarm.look()).extracting(SwarmChange::type).containsExactly(ChangeType.NODE_DEMOTED);
    }

    @Test
    void tellsOtherLabelsAnotherSizeAndAnotherEngine() {
        assertChange(node -> labels(node, Map.of("zone", "a")), ChangeType.NODE_LABELS_CHANGED);
        assertChange(node -> machine(node, 8, 8, "29.0.0"), ChangeType.NODE_RESOURCES_CHANGED);
        assertChange(node -> machine(node, 8, 8, "29.1.0"), ChangeType.NODE_ENGINE_CHANGED);
    }

    @Test
    void takesWhatANodeHasNotToldForNoChange() {
        swarm.node("w1", node -> machine(node, 0, 0, null));
        assertThat(swarm.look()).isEmpty();

        swarm.node("w1", node -> machine(node, 4, 8, "29.0.0"));
        assertThat(swarm.look()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown", "disconnected"})
    void takesAStateThatPassesForNoChange(String passing) {
        swarm.allNodes(node -> state(node, passing));
        assertThat(swarm.look()).isEmpty();

        swarm.allNodes(node -> state(node, "ready"));
        assertThat(swarm.look()).isEmpty();
    }

    @Test
    void tellsThatANodeIsDownAfterAPassingState() {
        swarm.node("w1", node -> state(node, "unknown"));
        swarm.look();
        swarm.node("w1", node -> state(node, "down"));

        var changes = swarm.look();

        assertThat(changes)
                .extracting(SwarmChange::type, SwarmChange::before)
                .containsExactly(tuple(ChangeType.NODE_DOWN, Map.of("state", "ready")));
    }

    private void assertChange(UnaryOperator<Node> edit, ChangeType type) {
        swarm.node("w1", edit);
        assertThat(swarm.look()).extracting(SwarmChange::type).containsExactly(type);
        assertThat(swarm.look()).isEmpty();
    }
}
