package io.swarmstatus.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SwarmChange;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

/** Laws of the detection, over whatever a swarm may go through. */
class ChangePropertiesTest {

    private final BaselineCodec baselines = new BaselineCodec();
    private final ChangeCodec codec = new ChangeCodec();
    private Scene swarm = new Scene();

    @BeforeTry
    void begin() {
        swarm = new Scene();
    }

    @Property(tries = 200)
    void aSnapshotThatComesTwiceOrLateShowsNothing(@ForAll("histories") List<Integer> history) {
        var snapshots = snapshots(history);
        var once = changes(snapshots);

        var repeated = new ArrayList<Snapshot>();
        for (int i = 0; i < snapshots.size(); i++) {
            repeated.add(snapshots.get(i));
            repeated.add(snapshots.get(i / 2));
        }

        assertThat(changes(repeated)).isEqualTo(once);
    }

    @Property(tries = 200)
    void everyChangeHasAnIdOfItsOwnAndOutlivesItsJson(@ForAll("histories") List<Integer> history) {
        var changes = changes(snapshots(history));

        assertThat(changes).extracting(SwarmChange::eventId).doesNotHaveDuplicates();
        assertThat(changes)
                .allSatisfy(
                        change -> assertThat(codec.decode(codec.encode(change))).isEqualTo(change));
    }

    @Property(tries = 200)
    void whatWasIsAlwaysDifferentFromWhatIs(@ForAll("histories") List<Integer> history) {
        assertThat(changes(snapshots(history)))
                .allSatisfy(change -> assertThat(change.before()).isNotEqualTo(change.after()));
    }

    @Provide
    Arbitrary<List<Integer>> histories() {
        return Arbitraries.integers().between(0, 9).list().ofMinSize(2).ofMaxSize(40);
    }

    /** Each snapshot goes through JSON between two of them, as it does in the sink's store. */
    private List<SwarmChange> changes(List<Snapshot> snapshots) {
        var changes = new ArrayList<SwarmChange>();
        var baseline = Baseline.NONE;
        for (var snapshot : snapshots) {
            var detection = ChangeDetector.observe(baselines.decode(baselines.encode(baseline)), snapshot);
            changes.addAll(detection.changes());
            baseline = detection.baseline();
        }
        return changes;
    }

    private List<Snapshot> snapshots(List<Integer> history) {
        var snapshots = new ArrayList<Snapshot>();
        var at = Scene.START;
        for (int step : history) {
            at = at.plusSeconds(20);
            if (step == 0) {
                snapshots.add(Scene.failure(at, Condition.NO_QUORUM));
                continue;
            }
            move(step);
            snapshots.add(swarm.snapshot(at));
        }
        return snapshots;
    }

    private void move(int step) {
        switch (step) {
            case 1 -> swarm.node("w1", node -> Scene.state(node, node.state().equals("ready") ? "down" : "ready"));
            case 2 -> swarm.node("w1", node -> Scene.availability(node, "drain"));
            case 3 -> swarm.node("w1", node -> Scene.availability(node, "active"));
            case 4 -> swarm.node("m2", node -> Scene.leading(node, !node.isLeader()));
            case 5 -> swarm.node("m3", node -> Scene.reachability(node, "unreachable"));
            case 6 -> swarm.put(Scene.service("web", 5, 2));
            case 7 -> swarm.put(Scene.service("web", 5, 5));
            case 8 -> swarm.removeNode("w1");
            default -> swarm.add(Scene.worker("w1"));
        }
    }
}
