package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.producer.EngineService.Counts;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSwarmTest {

    private static final long VERSION = 7;

    private final List<EngineNode> recorded = RecordedAnswer.list("nodes", EngineNode::read);
    private final EngineService web = service("web", 1);
    private final TaskTally tally = new TaskTally();

    @Test
    void hasItsManagersInWhateverOrderTheEngineLists() {
        var managers = recorded.stream().filter(node -> node.manager() != null).toList();
        var known = known(recorded, web);

        assertThat(known.hasManagers(recorded.reversed())).isTrue();
        assertThat(known.hasManagers(managers)).isTrue();
        assertThat(known.hasManagers(managers.subList(1, managers.size()))).isFalse();
    }

    @Test
    void doesNotHaveThemOnceOneIsOutOfReach() throws IOException {
        var known = known(List.of(node("m1", "ready", "active", "reachable")), web);

        assertThat(known.hasManagers(List.of(node("m1", "ready", "active", "reachable"))))
                .isTrue();
        assertThat(known.hasManagers(List.of(node("m1", "ready", "active", "unreachable"))))
                .isFalse();
        assertThat(known.hasMembers(List.of(node("m1", "ready", "active", "unreachable"))))
                .isFalse();
    }

    @Test
    void hasItsMembersHoweverTheyAreUsed() throws IOException {
        var known = known(List.of(node("m1", "ready", "active", "reachable")), web);

        assertThat(known.hasMembers(List.of(node("m1", "down", "drain", "reachable"))))
                .isTrue();
        assertThat(known.hasMembers(List.of(node("m2", "ready", "active", "reachable"))))
                .isFalse();
        assertThat(known.hasMembers(List.of())).isFalse();
    }

    @Test
    void isNotToldByItsListsWhileTheLeaderHasNotHeardOfANode() throws IOException {
        var known = known(List.of(node("m1", "unknown", "active", "reachable")), web);

        assertThat(known.isMoving()).isTrue();
        assertThat(known.mayHideChanges()).isTrue();
        assertThat(known.hasMembers(known.nodes())).isFalse();
    }

    @Test
    void isNotToldByItsListsWhileTasksOfAServiceThatIsGoneAreStopped() {
        add("gone", "n1", TaskState.RUNNING, TaskState.REMOVE);

        assertThat(known(recorded, web).mayHideChanges()).isTrue();
    }

    @Test
    void isNotToldByItsListsWhileAServiceIsWatchedThatIsGone() {
        var known = known(recorded, web);

        assertThat(known.with(recorded, known.services(), tally, Watch.NOTHING.after(Depth.SUSPECTS, Set.of("web")), 0)
                        .mayHideChanges())
                .isFalse();
        assertThat(known.with(recorded, known.services(), tally, Watch.NOTHING.after(Depth.SUSPECTS, Set.of("gone")), 0)
                        .mayHideChanges())
                .isTrue();
    }

    @Test
    void aNodeThatIsDrainedOrDownMattersToThoseWhoHaveTasksThere() throws IOException {
        add("web", "n1", TaskState.RUNNING, TaskState.RUNNING);
        add("db", "n2", TaskState.RUNNING, TaskState.RUNNING);
        var known = known(List.of(node("n1", "ready", "active", "reachable"), node("n2", "ready", "active", "")), web);

        assertThat(known.servicesAffectedBy(
                        List.of(node("n1", "ready", "drain", "reachable"), node("n2", "ready", "active", ""))))
                .containsOnly("web");
        assertThat(known.servicesAffectedBy(
                        List.of(node("n1", "ready", "active", "reachable"), node("n2", "down", "active", ""))))
                .containsOnly("db");
        assertThat(known.servicesAffectedBy(known.nodes())).isEmpty();
    }

    @Test
    void aNodeThatIsBackMattersToThoseWhoWaitForOne() throws IOException {
        add("web", "", TaskState.PENDING, TaskState.RUNNING);
        var known = known(List.of(node("n1", "ready", "drain", "reachable")), web);

        assertThat(known.servicesAffectedBy(List.of(node("n1", "ready", "active", "reachable"))))
                .containsOnly("web");
    }

    @Test
    void aNodeThatIsBackMattersToThoseWhoAreOnEachNode() throws IOException {
        var delay = EngineService.USUAL_RESTART_DELAY;
        var agent = new EngineService(
                "agent", 1, "agent", null, null, new ServiceMode.Global(), new Counts(1, 1, 0), null, delay);
        var known = known(List.of(node("n1", "ready", "drain", "reachable")), agent, web);

        assertThat(known.servicesAffectedBy(List.of(node("n1", "ready", "active", "reachable"))))
                .containsOnly("agent");
    }

    /** A global service's task has its node from the beginning, and waits there for room. */
    @ParameterizedTest
    @ValueSource(strings = {"", "n1"})
    void isStuckOnceTasksWaitForANodeOrForRoomThereAndNothingHasChanged(String nodeId) {
        add("web", nodeId, TaskState.PENDING, TaskState.RUNNING);

        assertThat(known(recorded, web).isMoving()).isTrue();
        assertThat(known(recorded, web).unsettledServices()).containsOnly("web");
        var version = known(recorded, web).figures().version();
        var again = KnownSwarm.of(recorded, List.of(web), tally, version, Watch.NOTHING, 0);
        assertThat(again.isMoving()).isFalse();
        assertThat(again.unsettledServices()).isEmpty();
    }

    @Test
    void watchesWhatEventsToldOfAndWhatHasChangedOrWasUnderWay() {
        add("moving", "n1", TaskState.STARTING, TaskState.RUNNING);
        add("waiting", "", TaskState.PENDING, TaskState.RUNNING);
        add("gone", "n1", TaskState.RUNNING, TaskState.REMOVE);
        var known = known(recorded, web, service("moving", 1), service("waiting", 1), service("db", 1));

        assertThat(known.toWatch(Set.of("told"), Set.of("changed")))
                .containsOnly("told", "changed", "moving", "waiting");
        assertThat(known.changed(List.of(web, service("db", 2), service("new", 1))))
                .containsOnly("db", "new");
    }

    @Test
    void isNotStuckWhileOtherTasksAreOnTheirWay() {
        add("web", "", TaskState.PENDING, TaskState.RUNNING);
        add("web", "n1", TaskState.STARTING, TaskState.RUNNING);
        var version = known(recorded, web).figures().version();

        assertThat(KnownSwarm.of(recorded, List.of(web), tally, version, Watch.NOTHING, 0)
                        .isMoving())
                .isTrue();
    }

    @Test
    void keepsItsFiguresWhereALookFoundNothingNew() {
        var known = known(recorded, web);
        var watch = Watch.NOTHING.after(Depth.SUSPECTS, Set.of("web"));

        var same = known.with(recorded, List.of(service("web", 1)), tally, watch, 9);
        var other = known.with(recorded, List.of(service("web", 1_000)), tally, Watch.NOTHING, 9);

        assertThat(same.looksLike(known)).isTrue();
        assertThat(same.watch()).isEqualTo(watch);
        assertThat(same.at()).isEqualTo(9);
        assertThat(other.looksLike(known)).isFalse();
    }

    @Test
    void isNotCountedByAnEngineThatIsTooOld() {
        var uncounted = RecordedAnswer.list("services-1.40", EngineService::read);

        assertThat(KnownSwarm.of(recorded, uncounted, tally, 0, Watch.NOTHING, 0)
                        .isCounted())
                .isFalse();
        assertThat(known(recorded, web).isCounted()).isTrue();
    }

    @Test
    void aServiceIsUnsettledWhileItIsUpdated() {
        var mode = new ServiceMode.Replicated(3);
        var delay = EngineService.USUAL_RESTART_DELAY;
        var updated = new EngineService("web", 1, "web", null, "web:3", mode, new Counts(3, 3, 0), "updating", delay);

        assertThat(known(recorded, updated).unsettledServices()).containsOnly("web");
        assertThat(known(recorded, web).unsettledServices()).isEmpty();
    }

    private void add(String serviceId, String nodeId, TaskState state, TaskState desired) {
        tally.add(new EngineTask(VERSION, serviceId, nodeId, state, desired, Resources.NONE));
    }

    private KnownSwarm known(List<EngineNode> nodes, EngineService... services) {
        return KnownSwarm.of(nodes, List.of(services), tally, 0, Watch.NOTHING, 0);
    }

    private static EngineService service(String id, long version) {
        var mode = new ServiceMode.Replicated(3);
        var delay = EngineService.USUAL_RESTART_DELAY;
        return new EngineService(id, version, id, null, "web:3", mode, new Counts(3, 3, 0), null, delay);
    }

    /** A worker where it has no reachability. */
    private static EngineNode node(String id, String state, String availability, String reachability)
            throws IOException {
        var manager = reachability.isEmpty() ? "null" : "{'Leader': true, 'Reachability': '" + reachability + "'}";
        return Json.object(
                "{'ID': '" + id + "', 'Status': {'State': '" + state + "'}, 'Spec': {'Availability': '" + availability
                        + "'}, 'ManagerStatus': " + manager + "}",
                EngineNode::read);
    }
}
