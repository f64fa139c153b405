package io.swarmstatus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ChurnTest {

    private static final Set<String> LISTS = Set.of("/nodes", "/services?status=true", "/tasks", "/info");

    @Property(tries = 10)
    void theSameSeedAndTheSameStepsGiveTheSameAnswersByteForByte(@ForAll long seed) {
        var one = TestSwarm.busy(8, seed);
        var other = TestSwarm.busy(8, seed);

        var oneDid = steps(new Churn(one, seed), 60);
        var otherDid = steps(new Churn(other, seed), 60);

        assertThat(oneDid).isEqualTo(otherDid);
        assertThat(LISTS)
                .allSatisfy(list -> assertThat(Engine.of(one).bytes(list))
                        .isEqualTo(Engine.of(other).bytes(list)));
    }

    @Test
    void anotherSeedGivesAnotherSwarm() {
        var one = Engine.of(TestSwarm.busy(8, 1));
        var other = Engine.of(TestSwarm.busy(8, 2));

        assertThat(LISTS).allSatisfy(list -> assertThat(one.bytes(list)).isNotEqualTo(other.bytes(list)));
    }

    @Property(tries = 10)
    void tasksOnlyEverMoveOnAndVersionsOnlyEverGrow(@ForAll long seed) {
        var swarm = TestSwarm.busy(8, seed);
        var churn = new Churn(swarm, seed);
        Map<String, SwarmTask> seen = new HashMap<>();
        long version = 0;

        for (int i = 0; i < 60; i++) {
            churn.step();
            var view = swarm.view();
            assertThat(view.version()).isGreaterThanOrEqualTo(version);
            version = view.version();
            for (SwarmTask task : view.tasks()) {
                var before = seen.put(task.id(), task);
                assertThat(before == null || !task.state().isBefore(before.state()))
                        .as("%s went from %s to %s", task.id(), before, task)
                        .isTrue();
            }
        }
    }

    @Test
    void atMostAFifthOfTheWorkersIsAwayAndNoManagerEverIs() {
        var swarm = SimulatedSwarm.create(SimulatorConfig.ofNodes(25), TestSwarm.TIME);
        var churn = new Churn(swarm, 3);
        Set<String> everAway = new TreeSet<>();
        var mostAway = 0;

        for (int i = 0; i < 400; i++) {
            churn.step();
            var away = swarm.view().nodes().stream()
                    .filter(node -> !node.schedulable())
                    .map(SwarmNode::hostname)
                    .toList();
            everAway.addAll(away);
            mostAway = Math.max(mostAway, away.size());
        }

        assertThat(mostAway).isBetween(2, 4);
        assertThat(everAway).hasSizeGreaterThan(4).allMatch(hostname -> hostname.startsWith("worker-"));
    }

    @Test
    void everyKindOfThingHappens() {
        var churn = new Churn(TestSwarm.busy(25, 1), 1);

        var kinds = IntStream.range(0, 300)
                .mapToObj(step -> churn.step().split(" ", 2)[0])
                .collect(Collectors.toSet());

        assertThat(kinds).contains("crashed", "scaled", "updated", "drained", "lost", "let");
    }

    @Test
    void withoutALeaderItWaits() {
        var swarm = TestSwarm.busy(5, 1);
        swarm.loseQuorum();

        var done = new Churn(swarm, 1).step();

        assertThat(done).isEqualTo("waited for a leader");
    }

    @Test
    void aSwarmOfOneNodeAndNoServicesSurvivesIt() {
        var churn = new Churn(TestSwarm.ofNodes(1), 1);

        var done = Set.copyOf(steps(churn, 100));

        assertThat(done)
                .containsExactlyInAnyOrder(
                        "found no service",
                        "found nothing to scale",
                        "found nothing to update",
                        "let all workers work",
                        "let it be");
    }

    @Test
    void aRunnerGoesOnUntilItIsClosed() {
        var swarm = TestSwarm.busy(5, 1);
        var start = swarm.truth().version();

        try (var runner = ChurnRunner.start(new Churn(swarm, 1), Duration.ofMillis(1))) {
            Awaitility.await().until(() -> swarm.truth().version() > start + 20);
            assertThat(runner).isNotNull();
        }

        var atTheEnd = swarm.truth().version();
        Awaitility.await()
                .during(Duration.ofMillis(100))
                .until(() -> swarm.truth().version() == atTheEnd);
    }

    private static List<String> steps(Churn churn, int count) {
        return IntStream.range(0, count).mapToObj(step -> churn.step()).toList();
    }
}
