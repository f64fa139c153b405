package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static io.swarmstatus.producer.Snapshots.ofLeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    private final ScriptedPublisher publisher = new ScriptedPublisher();
    private final Outbox outbox = new Outbox(publisher, Silent.OBSERVER, SHORT, SHORT.multipliedBy(2));
    private final LogLines log = LogLines.capture();

    @AfterEach
    void close() {
        publisher.letAllThrough();
        outbox.close();
        log.close();
    }

    @Test
    void publishesWhatItIsGivenInItsOrder() {
        outbox.start();

        for (int version = 1; version <= 3; version++) {
            outbox.offer(ofLeader(version));
            publisher.next().succeed();
        }

        await().untilAsserted(
                        () -> assertThat(publisher.published()).containsExactly(ofLeader(1), ofLeader(2), ofLeader(3)));
    }

    @Test
    void keepsTheNewestAloneWhileKafkaIsAway() {
        outbox.start();
        outbox.offer(ofLeader(1));
        var first = publisher.next();
        outbox.offer(ofLeader(2));
        outbox.offer(ofLeader(3));

        first.fail("away");
        publisher.next().succeed();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(ofLeader(3)));
    }

    @Test
    void publishesTheNewestAfterTheOneThatIsUnderWay() {
        outbox.start();
        outbox.offer(ofLeader(1));
        var first = publisher.next();
        outbox.offer(ofLeader(2));
        outbox.offer(ofLeader(3));

        first.succeed();
        publisher.next().succeed();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(ofLeader(1), ofLeader(3)));
    }

    @Test
    void triesAgainUntilItGoesThrough() {
        outbox.start();
        outbox.offer(ofLeader(1));

        for (int i = 0; i < 20; i++) {
            publisher.next().fail("away");
        }
        publisher.next().succeed();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(ofLeader(1)));
    }

    @Test
    void saysOnceThatItWaitsAndOnceThatKafkaIsBack() {
        outbox.start();
        outbox.offer(ofLeader(1));

        publisher.next().fail("nobody there");
        publisher.next().fail("nobody there");
        outbox.offer(ofLeader(2));
        publisher.nextOf(ofLeader(2)).succeed();

        await().untilAsserted(() -> assertThat(log.lines()).hasSize(2));
        assertThat(log.lines().getFirst()).contains("WARN", "waiting for Kafka", "nobody there");
        assertThat(log.lines().getLast()).contains("INFO", "Kafka is back", "superseded=\"1\"");
    }

    @Test
    void saysSoWhereAnotherThingKeepsItFromKafkaAndNotWhereTheSameSaysAnotherFigure() {
        outbox.start();
        outbox.offer(ofLeader(1));

        publisher.next().fail("nobody there for 1 s");
        publisher.next().fail("nobody there for 2 s");
        publisher.next().breakWith(PublishException.forNow("wrong password", new IllegalArgumentException()));

        await().untilAsserted(() -> assertThat(outbox.trouble()).hasValue("wrong password"));
        assertThat(log.lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("nobody there for 1 s"),
                        second -> assertThat(second).contains("wrong password"));
    }

    @Test
    void tellsWhatWentOnWhileKafkaWasAwayOnceTheNewestIsOut() {
        outbox.start();
        outbox.offer(ofLeader(1));
        var first = publisher.next();
        var before = good(10);
        var failure = timedOut(20);
        var after = good(30);
        outbox.offer(before);
        outbox.offer(failure);
        outbox.offer(after);

        first.fail("away");
        publisher.letAllThrough();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(after, before, failure));
    }

    @Test
    void keepsNoMoreThanAFewWhileKafkaIsAwayAndCountsTheRest() {
        for (int second = 1; second <= 50; second++) {
            outbox.offer(second % 2 == 0 ? good(second) : timedOut(second));
        }

        outbox.start();
        publisher.next().fail("away");
        publisher.letAllThrough();

        await().untilAsserted(() -> assertThat(publisher.published())
                .hasSize(WaitingSnapshots.MOST)
                .startsWith(good(50), timedOut(43))
                .endsWith(timedOut(49)));
        assertThat(log.lines().getLast()).contains("Kafka is back", "superseded=\"42\"");
    }

    @Test
    void oneThatArrivesAfterAllIsNotCountedAsSuperseded() {
        outbox.start();
        outbox.offer(ofLeader(1));
        publisher.next().fail("away");
        var again = publisher.next();
        outbox.offer(ofLeader(2));

        again.succeed();
        publisher.next().succeed();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(ofLeader(1), ofLeader(2)));
        assertThat(log.lines().getLast()).contains("Kafka is back", "superseded=\"0\"");
    }

    @Test
    void dropsWhatKafkaWillNeverTakeAndGoesOn() {
        outbox.start();
        outbox.offer(ofLeader(1));

        publisher.next().breakWith(PublishException.forEver("too large", new IllegalStateException()));
        outbox.offer(good(10));
        publisher.nextOf(good(10)).succeed();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(good(10)));
        assertThat(log.lines().getFirst()).contains("ERROR", "dropped");
    }

    @Test
    void holdsNothingBackUntilThereIsSomethingToPublish() {
        outbox.start();

        assertThat(outbox.isReachable()).isTrue(); // all that a standby ever is
    }

    @Test
    void isReachableFromTheFirstThatWentOutToTheNextThatDidNot() {
        outbox.start();
        outbox.offer(ofLeader(1));

        var first = publisher.next();
        assertThat(outbox.isReachable()).isFalse();
        first.succeed();
        await().until(outbox::isReachable);

        outbox.offer(ofLeader(2));
        var second = publisher.next();
        assertThat(outbox.isReachable()).isTrue();
        second.fail("away");
        await().until(() -> !outbox.isReachable());
    }

    @Test
    void goesOnAfterASnapshotThatCannotBePublishedAtAll() {
        outbox.start();
        outbox.offer(ofLeader(1));

        publisher.next().breakWith(new IllegalStateException("a fault of ours"));
        outbox.offer(ofLeader(2));
        publisher.nextOf(ofLeader(2)).succeed();

        await().untilAsserted(() -> assertThat(publisher.published()).containsExactly(ofLeader(2)));
        assertThat(log.lines().getFirst()).contains("ERROR", "dropped");
    }

    @Test
    void publishesWhatIsStillWaitingBeforeItCloses() {
        outbox.start();
        outbox.offer(ofLeader(1));
        var first = publisher.next();
        outbox.offer(ofLeader(2));

        var closing = Thread.ofVirtual().start(outbox::close);
        first.succeed();
        publisher.next().succeed();

        await().until(() -> !closing.isAlive());
        assertThat(publisher.published()).containsExactly(ofLeader(1), ofLeader(2));
    }

    @Test
    void closesSoonWhileItWaitsForTheNextTry() {
        var patient = new Outbox(publisher, Silent.OBSERVER, Duration.ofMinutes(1), Duration.ofMinutes(2));
        patient.start();
        patient.offer(ofLeader(1));
        publisher.next().fail("away");

        var closing = Thread.ofVirtual().start(patient::close);

        await().atMost(Duration.ofSeconds(4)).until(() -> !closing.isAlive());
        assertThat(publisher.published()).isEmpty();
    }

    @Test
    void closesSoonWhileATryHangs() {
        outbox.start();
        outbox.offer(ofLeader(1));
        var hanging = publisher.next();

        var closing = Thread.ofVirtual().start(outbox::close);

        await().atMost(Duration.ofSeconds(4)).until(() -> !closing.isAlive());
        assertThat(hanging.wasInterrupted()).isTrue();
    }

    @Test
    void closesAtOnceIfItNeverStarted() {
        outbox.offer(ofLeader(1));

        outbox.close();

        assertThat(publisher.published()).isEmpty();
    }

    private static Snapshot good(int second) {
        return ofLeader(second, NOON.plusSeconds(second), Trigger.POLL);
    }

    private static Snapshot timedOut(int second) {
        return Snapshots.failed(Condition.TIMED_OUT, null, NOON.plusSeconds(second), Trigger.POLL);
    }
}
