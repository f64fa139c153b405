package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse.Status;
import io.helidon.health.HealthCheckType;
import io.swarmstatus.contract.Condition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProducerHealthTest {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final Refresh REFRESH = new Refresh(Duration.ofHours(2), Duration.ofHours(1));

    private final ScriptedSight sight = new ScriptedSight(new Member("n1", "c1", 0));
    private final ScriptedPublisher publisher = new ScriptedPublisher();
    private final Outbox outbox = new Outbox(publisher, Silent.OBSERVER, Duration.ofMillis(1), Duration.ofMillis(2));
    private Heard heard = Heard.NOTHING;
    private final ProducerTurn turn = new ProducerTurn(
            sight, () -> heard, outbox::offer, Silent.OBSERVER, new OpenEvents(), REFRESH, sight.clocks);
    private final CollectionLoop loop =
            new CollectionLoop(turn::take, new Wakeups(), REFRESH.poll(), sight.clocks.steady());
    private final ProducerHealth health =
            new ProducerHealth(loop, turn, outbox, () -> heard, sight.clocks.steady(), LIMITS, REFRESH.poll());

    @AfterEach
    void close() {
        loop.close();
        publisher.letAllThrough();
        outbox.close();
    }

    @Test
    void isReadyOnALeaderOnceWhatItFoundWasPublished() {
        sight.leads(true);
        assertThat(readiness()).contains(Status.DOWN);

        outbox.start();
        loop.start();
        var first = publisher.next();
        await().until(() -> loop.lastTurn() != null);
        assertThat(readiness()).containsExactly(Status.UP, Status.DOWN);

        first.succeed();
        await().untilAsserted(() -> assertThat(readiness()).containsOnly(Status.UP));
    }

    @Test
    void isReadyOnAStandbyOnceItCanReadTheTopic() {
        sight.leads(false);
        outbox.start();
        loop.start();
        await().until(() -> loop.lastTurn() != null);
        assertThat(readiness()).containsExactly(Status.UP, Status.DOWN);

        heard = Heard.NOTHING.current(sight.now());

        assertThat(readiness()).containsOnly(Status.UP);
    }

    @Test
    void saysWhyItDoesNotReachKafka() {
        sight.leads(false);
        heard = Heard.NOTHING.lost("the topic is not for you");
        assertThat(kafka()).isEqualTo("the topic is not for you");

        sight.leads(true);
        outbox.start();
        loop.start();
        publisher.next().fail("Kafka is away");
        await().untilAsserted(() -> assertThat(kafka()).isEqualTo("Kafka is away"));

        publisher.next().succeed();
        await().untilAsserted(() -> assertThat(kafka()).isEqualTo("there"));
    }

    @Test
    void isNotReadyOnAStandbyWhoseEngineDoesNotAnswer() {
        heard = Heard.NOTHING
                .with(new Voice("n2", "c1", true, 1, sight.now(), sight.now()))
                .current(sight.now());
        sight.fails(Condition.TIMED_OUT);

        loop.start();
        await().until(() -> loop.lastTurn() != null);

        assertThat(readiness()).containsExactly(Status.DOWN, Status.UP);
    }

    @Test
    void isReadyOnAnEngineThatFailsOnceThatIsPublished() {
        heard = Heard.NOTHING.current(sight.now());
        sight.fails(Condition.TIMED_OUT);
        outbox.start();
        loop.start();

        publisher.next().succeed();

        await().untilAsserted(() -> assertThat(readiness()).containsOnly(Status.UP));
    }

    @Test
    void isLiveAsLongAsItTurnedLately() {
        loop.start();
        await().until(() -> loop.lastTurn() != null);
        assertThat(status(HealthCheckType.LIVENESS)).containsOnly(Status.UP);

        sight.pass(REFRESH.poll().plus(LIMITS.collection().multipliedBy(21)));

        assertThat(status(HealthCheckType.LIVENESS)).containsOnly(Status.DOWN);
    }

    @Test
    void isLiveFromItsStartOnUntilItsFirstTurnIsOverdue() {
        assertThat(status(HealthCheckType.LIVENESS)).containsOnly(Status.UP);

        sight.pass(Duration.ofDays(1));

        assertThat(status(HealthCheckType.LIVENESS)).containsOnly(Status.DOWN);
    }

    private String kafka() {
        return String.valueOf(health.checks().getLast().call().details().get("state"));
    }

    private List<Status> readiness() {
        return status(HealthCheckType.READINESS);
    }

    private List<Status> status(HealthCheckType type) {
        return health.checks().stream()
                .filter(check -> check.type() == type)
                .map(HealthCheck::call)
                .map(answer -> answer.status())
                .toList();
    }
}
