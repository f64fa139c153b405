package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectionLoopTest {

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final List<Snapshot> handedOn = new CopyOnWriteArrayList<>();
    private final List<Trigger> looks = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final LogLines log = LogLines.capture();

    @AfterEach
    void close() {
        never.countDown();
        log.close();
    }

    @Test
    void handsOnTheFirstLookAndThenWhatChanged() {
        try (var loop = loop(why -> Snapshots.ofLeader(looks.size() < 5 ? 1 : 2, NOON, why))) {
            loop.start();

            await().until(() -> looks.size() >= 10);
        }

        assertThat(looks.subList(0, 10))
                .startsWith(Trigger.STARTUP, Trigger.POLL)
                .endsWith(Trigger.POLL);
        assertThat(handedOn).extracting(Snapshot::swarmVersion).containsExactly(1L, 2L);
    }

    @Test
    void goesOnAfterATurnThatBroke() {
        Function<Trigger, Snapshot> collector = why -> {
            if (looks.size() % 2 == 1) {
                throw new IllegalStateException("broken");
            }
            return Snapshots.ofLeader(looks.size(), NOON, why);
        };

        try (var loop = loop(collector)) {
            loop.start();

            await().until(() -> handedOn.size() >= 3);
        }

        assertThat(handedOn).extracting(Snapshot::swarmVersion).startsWith(2L, 4L, 6L);
        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line).contains("ERROR", "a look at the swarm failed unexpectedly"));
    }

    @Test
    void goesOnAfterAnOutboxThatBroke() {
        var broken = new AtomicInteger();

        try (var loop = new CollectionLoop(
                noted(why -> Snapshots.ofLeader(looks.size(), NOON, why)),
                _ -> {
                    broken.incrementAndGet();
                    throw new IllegalStateException("broken");
                },
                INTERVAL,
                Duration.ofMillis(1),
                () -> NOON)) {
            loop.start();

            await().until(() -> broken.get() >= 3);
        }

        assertThat(looks).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void tellsWhenItLastTurned() {
        try (var loop = loop(why -> Snapshots.ofLeader(1, NOON, why))) {
            assertThat(loop.lastTurn()).isNull();
            loop.start();

            await().untilAsserted(() -> assertThat(loop.lastTurn()).isEqualTo(NOON));
        }
    }

    @Test
    void handsOnNothingOnAStandby() {
        try (var loop = loop(why -> Snapshots.ofStandby(looks.size(), NOON, why))) {
            loop.start();

            await().until(() -> looks.size() >= 5);
        }

        assertThat(handedOn).isEmpty();
    }

    @Test
    void logsWhatItFindsOnceUntilItFindsSomethingElse() {
        Function<Trigger, Snapshot> collector = why -> switch (looks.size() / 4) {
            case 0 -> Snapshots.ofLeader(looks.size(), NOON, why);
            case 1 -> Snapshots.failed(Condition.NO_QUORUM, "too few", NOON, why);
            default -> Snapshots.ofStandby(looks.size(), NOON, why);
        };

        try (var loop = loop(collector)) {
            loop.start();

            await().until(() -> looks.size() >= 12);
        }

        assertThat(log.lines())
                .satisfiesExactly(
                        one -> assertThat(one).contains("INFO", "sees the swarm and leads it", "hostname=\"m1\""),
                        two -> assertThat(two).contains("WARN", "The swarm has no leader", "detail=\"too few\""),
                        three -> assertThat(three).contains("INFO", "standing by, another manager leads"));
    }

    @Test
    void stopsInTheMiddleOfALookAndHandsOnNothingOfIt() {
        var looking = new CountDownLatch(1);
        var loop = loop(why -> {
            looking.countDown();
            awaitQuietly(never);
            return Snapshots.failed(Condition.COLLECTION_FAILED, "interrupted", NOON, why);
        });
        loop.start();
        awaitQuietly(looking);

        loop.close(); // interrupts the look: it would wait for ever

        assertThat(handedOn).isEmpty();
        assertThat(looks).containsExactly(Trigger.STARTUP);
    }

    @Test
    void stopsWhileItWaitsForItsNextLook() {
        var loop = new CollectionLoop(
                noted(why -> Snapshots.ofLeader(1, NOON, why)),
                handedOn::add,
                INTERVAL,
                Duration.ofMinutes(30),
                () -> NOON);
        loop.start();
        await().until(() -> loop.lastTurn() != null);

        var closing = Thread.ofVirtual().start(loop::close);

        await().atMost(Duration.ofSeconds(1)).until(() -> !closing.isAlive());
        assertThat(looks).hasSize(1);
    }

    @Test
    void stopsIfItNeverStarted() {
        var loop = loop(why -> Snapshots.ofLeader(1, NOON, why));

        loop.close();

        assertThat(looks).isEmpty();
    }

    private CollectionLoop loop(Function<Trigger, Snapshot> collector) {
        return new CollectionLoop(noted(collector), handedOn::add, INTERVAL, Duration.ofMillis(1), () -> NOON);
    }

    private Function<Trigger, Snapshot> noted(Function<Trigger, Snapshot> collector) {
        return why -> {
            looks.add(why);
            return collector.apply(why);
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
