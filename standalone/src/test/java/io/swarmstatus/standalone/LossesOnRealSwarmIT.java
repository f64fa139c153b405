package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.producer.SwarmProducer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Managers of a real swarm die, hang and are cut off; whoever asks the API must not be told anything worse for it. */
@ResourceLock(RealSwarm.COMMAND)
@EnabledIfEnvironmentVariable(named = RealSwarm.COMMAND, matches = ".+", disabledReason = "no swarm to do harm to")
class LossesOnRealSwarmIT {

    private static final Duration START = Duration.ofSeconds(30);

    private final RealSwarm swarm = new RealSwarm();
    private final Map<String, SwarmProducer> producers = new HashMap<>();

    @AfterEach
    void mend() {
        swarm.close();
    }

    @Test
    void anotherManagerSpeaksAsSoonAsItLeadsAndTheOldOneStaysSilentAfterwards() throws Exception {
        try (var pipeline = pipeline("PT2M");
                var served = Served.from(pipeline.api())) {
            var former = swarm.leader();
            awaitServedBy(served, former);

            swarm.kill(former);
            var survivor = other(former);
            var leader = swarm.awaitLeaderOtherThan(former, survivor);
            var elected = Instant.now();
            awaitServedBy(served, leader);
            var took = Duration.between(elected, served.last().at());

            swarm.start(former);
            swarm.awaitHealthy();
            for (var change = 0; change < 5; change++) {
                var value = "back-" + change;
                swarm.label(survivor, RealSwarm.WORKER, "it", value);
                awaitLabel(pipeline, value);
            }

            report("the leader was killed: served by the new one %d ms after its election", took.toMillis());
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertGoodAndNeverOlder(served);
            assertThat(goodSpeakers(pipeline)).containsExactly(former, leader);
        }
    }

    @Test
    void anotherManagerTakesOverWhenTheLeadersEngineHangsAndTheHangIsTold() throws Exception {
        try (var pipeline = pipeline("PT10S");
                var served = Served.from(pipeline.api())) {
            var former = swarm.leader();
            awaitServedBy(served, former);

            swarm.freeze(former);
            swarm.awaitLeaderOtherThan(former, other(former));
            var elected = Instant.now();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !served.last().collectedBy().equals(former));
            var took = Duration.between(elected, served.last().at());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(pipeline.published())
                            .anySatisfy(snapshot -> assertThat(snapshot)
                                    .returns(Condition.TIMED_OUT, Snapshot::condition)
                                    .returns(former, told -> told.collectedBy().hostname())));

            report("the leader's engine was frozen: served by another one %d ms after the election", took.toMillis());
            assertThat(took).isLessThan(Duration.ofSeconds(5));
            assertGoodAndNeverOlder(served);
        }
    }

    @Test
    void anotherManagerTakesOverFromAProducerThatIsGoneAndStepsBackWhenItReturns() throws Exception {
        try (var pipeline = pipeline("PT8S");
                var served = Served.from(pipeline.api())) {
            var leader = swarm.leader();
            awaitServedBy(served, leader);

            stopProducerOf(leader);
            var stopped = Instant.now();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !served.last().collectedBy().equals(leader));
            var took = Duration.between(stopped, served.last().at());
            var substitute = served.last().collectedBy();
            producers.put(leader, pipeline.produce(swarm.host(leader)));
            awaitServedBy(served, leader);
            var back = Instant.now();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> served.last().collectedAt().isAfter(back.plusSeconds(8)));

            report("the leader's producer was stopped: another one was served after %d ms", took.toMillis());
            assertThat(took).isLessThan(Duration.ofSeconds(16));
            assertThat(pipeline.published())
                    .filteredOn(snapshot -> snapshot.trigger() == Trigger.TAKEOVER)
                    .isNotEmpty()
                    .allSatisfy(snapshot ->
                            assertThat(snapshot.collectedBy().hostname()).isEqualTo(substitute));
            assertThat(pipeline.published())
                    .filteredOn(snapshot -> snapshot.collectedAt().isAfter(back))
                    .filteredOn(snapshot -> !snapshot.collectedBy().isLeader())
                    .hasSizeLessThanOrEqualTo(1);
            assertGoodAndNeverOlder(served);
        }
    }

    @Test
    void aLeaderThatIsCutOffNeverReplacesWhatItsSuccessorSees() throws Exception {
        try (var pipeline = pipeline("PT2M");
                var served = Served.from(pipeline.api())) {
            var former = swarm.leader();
            awaitServedBy(served, former);

            swarm.cut(former);
            var survivor = other(former);
            var leader = swarm.awaitLeaderOtherThan(former, survivor);
            awaitServedBy(served, leader);
            swarm.label(survivor, RealSwarm.WORKER, "it", "after-the-cut");
            awaitLabel(pipeline, "after-the-cut");
            swarm.heal(former);
            swarm.awaitHealthy();
            swarm.label(survivor, RealSwarm.WORKER, "it", "healed");
            awaitLabel(pipeline, "healed");

            assertGoodAndNeverOlder(served);
            assertThat(served.answers())
                    .extracting(Served.Answer::version)
                    .as("nothing was deleted, so an older view has a lower version")
                    .isSorted();
        }
    }

    @Test
    void aSwarmWithoutQuorumIsToldInWordsWhileTheLastGoodDataStays() throws Exception {
        try (var pipeline = pipeline("PT2M");
                var served = Served.from(pipeline.api())) {
            var leader = swarm.leader();
            awaitServedBy(served, leader);
            var followers = swarm.followers();
            var lastGood = served.last().collectedAt();

            swarm.kill(leader);
            swarm.kill(followers.getFirst());
            var lost = Instant.now();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> served.last().lastError().contains(Condition.NO_QUORUM.words()));
            var told = Duration.between(lost, served.last().at());
            var meanwhile = served.last();
            swarm.start(followers.getFirst());
            var returned = Instant.now();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> served.last().collectedAt().isAfter(returned));
            var healthy = Duration.between(returned, served.last().at());

            report("two of three managers were killed: told after %d ms", told.toMillis());
            report("one of them came back: healthy after %d ms", healthy.toMillis());
            assertThat(meanwhile.active()).isTrue();
            assertThat(meanwhile.collectedAt()).isBefore(lost).isAfterOrEqualTo(lastGood);
            assertThat(healthy).isLessThan(Duration.ofSeconds(30));
            assertGoodAndNeverOlder(served);
        }
    }

    private Pipeline pipeline(String interval) {
        swarm.awaitHealthy();
        var pipeline = Pipeline.start(Map.of("refresh.interval", interval));
        RealSwarm.MANAGERS.forEach(node -> producers.put(node, pipeline.produce(swarm.host(node))));
        return pipeline;
    }

    private void stopProducerOf(String node) {
        Objects.requireNonNull(producers.remove(node)).close();
    }

    private static String other(String node) {
        return RealSwarm.MANAGERS.stream()
                .filter(manager -> !manager.equals(node))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitServedBy(Served served, String node) {
        await().atMost(START)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !served.answers().isEmpty()
                        && served.last().active()
                        && served.last().collectedBy().equals(node));
    }

    private static void awaitLabel(Pipeline pipeline, String value) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> pipeline.api()
                        .status()
                        .path("nodes")
                        .findValuesAsText("it")
                        .contains(value));
    }

    /** Who published good snapshots, each name once for each time that another one went on. */
    private static List<String> goodSpeakers(Pipeline pipeline) {
        var speakers = new ArrayList<String>();
        for (var snapshot : pipeline.published()) {
            var speaker = String.valueOf(snapshot.collectedBy().hostname());
            if (snapshot.swarmActive()
                    && (speakers.isEmpty() || !speakers.getLast().equals(speaker))) {
                speakers.add(speaker);
            }
        }
        return speakers;
    }

    private static void assertGoodAndNeverOlder(Served served) {
        var good =
                served.answers().stream().dropWhile(answer -> !answer.active()).toList();
        assertThat(good).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.active()).isTrue();
            assertThat(answer.error()).isEmpty();
        });
        assertThat(good).extracting(Served.Answer::collectedAt).isSorted();
    }

    private static void report(String words, Object... figures) {
        System.out.printf("measured: " + words + "%n", figures);
    }
}
