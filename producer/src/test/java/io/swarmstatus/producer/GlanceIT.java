package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a standby asks its engine for, all of which its engine asks the leader's. */
class GlanceIT {

    private static final String SELF = "sowdoe5kh0s8mp021jeuod5rd";
    private static final String ASK_FOR_SELF = "GET /v1.41/nodes/" + SELF;
    private static final String OTHER = "zbij74jsnfvloqtplzk131o7j";
    private static final String CLUSTER = "le609mrm19822ij01qln2832g";
    private static final Duration INTERVAL = Duration.ofMinutes(2);
    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final ReplayedEngine engine = ReplayedEngine.ofLeader();
    private final DockerEngine client = Engines.client(engine.uri(), LIMITS);
    private Duration passed = Duration.ZERO;
    private final SwarmCollector collector = new SwarmCollector(
            "blue", INTERVAL, client, LIMITS, () -> Snapshots.NOON, () -> System.nanoTime() + passed.toNanos());

    @BeforeEach
    void getToKnowTheEngine() {
        glance();
        engine.requests().clear();
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        engine.close();
    }

    @Test
    void isOneObject() {
        glance();

        assertThat(engine.requests()).containsExactly(ASK_FOR_SELF);
    }

    @Test
    void beginsWithTheSameAfterALeaderThatDidNotAnswer() {
        engine.silentAbout("/v1.41/nodes/" + SELF).silentAbout("/v1.41/info");

        var unanswered = glance();
        var stillUnanswered = glance();

        assertThat(List.of(unanswered, stillUnanswered))
                .extracting(glance -> glance.failure().map(Snapshot::clusterId))
                .containsOnly(Optional.of(CLUSTER));
        assertThat(stillUnanswered.standing())
                .asInstanceOf(type(Standing.Unknown.class))
                .returns(Condition.TIMED_OUT, Standing.Unknown::why)
                .returns(SELF, standing -> standing.self().nodeId());
        assertThat(engine.requests())
                .containsExactly(
                        ASK_FOR_SELF, "GET /_ping", "GET /v1.41/info", ASK_FOR_SELF, "GET /_ping", "GET /v1.41/info");
        assertThat(stillUnanswered.cost()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tellsWhatTheEngineSaysOfItselfWhereTheAnswerDoesNotCome() {
        engine.silentAbout("/v1.41/nodes/" + SELF).answering("/v1.41/info", "info-locked");

        var locked = glance().failure().map(Snapshot::condition);

        assertThat(locked).contains(Condition.SWARM_LOCKED);
    }

    @Test
    void confirmsWhatTheEngineIsOnceItsLeaderHasAnsweredAgain() {
        engine.answering("/v1.41/nodes/" + SELF, "refused-no-quorum");
        glance();
        engine.answering("/v1.41/nodes/" + SELF, node(SELF)).requests().clear();

        glance();
        glance();

        assertThat(engine.requests())
                .containsExactly(ASK_FOR_SELF, "GET /_ping", "GET /v1.41/info", ASK_FOR_SELF, ASK_FOR_SELF);
    }

    @Test
    void beginsWithWhatTheEngineIsAfterARefusal() {
        engine.answering("/v1.41/nodes/" + SELF, "refused-page-not-found");

        glance();
        glance();

        assertThat(engine.requests()).containsExactly(ASK_FOR_SELF, "GET /_ping", "GET /v1.41/info", ASK_FOR_SELF);
    }

    @Test
    void costsWhatTheEngineWasAskedBesidesOneObject() {
        engine.answering("/v1.41/nodes/" + SELF, "refused-page-not-found");
        var ofOneObject = glance();

        var ofMore = glance();

        assertThat(ofOneObject.cost()).isZero();
        assertThat(ofMore.cost()).isPositive();
    }

    @Test
    void asksWhatTheEngineIsOnceAnIntervalAfterItHasAnswered() {
        passed = INTERVAL.plusSeconds(1);

        glance();
        glance();

        assertThat(engine.requests())
                .containsExactly(ASK_FOR_SELF, "GET /_ping", "GET /v1.41/info", ASK_FOR_SELF, ASK_FOR_SELF);
    }

    @Test
    void findsOutWithinAnIntervalThatItsNodeIsAnotherOne() {
        engine.answering("/v1.41/info", "info-standby");
        passed = INTERVAL.plusSeconds(1);

        var standing = glance().standing();

        assertThat(standing).isInstanceOf(Standing.Follows.class);
        assertThat(standing.self().nodeId()).isEqualTo(OTHER);
    }

    private static RecordedAnswer node(String id) {
        return Objects.requireNonNull(RecordedAnswer.of("nodes").each().get(id));
    }

    private Glance glance() {
        return collector.glance(Trigger.POLL);
    }
}
