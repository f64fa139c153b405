package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectionLoopTest {

    private static final Pace.Pause AT_ONCE = new Pace.Pause(Duration.ZERO, Duration.ofMillis(1));
    private static final Pace.Pause LATER = new Pace.Pause(Duration.ZERO, Duration.ofMinutes(30));

    private final List<Wakeup> turns = new CopyOnWriteArrayList<>();
    private final Wakeups wakeups = new Wakeups();
    private final LogLines log = LogLines.capture();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void takesATurnAtItsStartAndWheneverItIsTimeTo() {
        try (var loop = loop(_ -> AT_ONCE)) {
            loop.start();

            await().until(() -> turns.size() >= 5);
        }

        assertThat(turns).containsOnly(Wakeup.TIME);
    }

    @Test
    void takesATurnAtOnceWhenThereIsAReason() {
        try (var loop = loop(_ -> LATER)) {
            loop.start();
            await().until(() -> loop.lastTurn() != null);

            wakeups.wake(Events.OF_SERVICE);

            await().until(() -> turns.size() == 2);
        }

        assertThat(turns).containsExactly(Wakeup.TIME, Events.OF_SERVICE);
    }

    @Test
    void goesOnAfterATurnThatBroke() {
        try (var loop = loop(_ -> {
            if (turns.size() % 2 == 1) {
                throw new IllegalStateException("broken");
            }
            return AT_ONCE;
        })) {
            loop.start();

            await().until(() -> turns.size() >= 6);
        }

        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line).contains("ERROR", "a look at the swarm failed unexpectedly"));
    }

    @Test
    void tellsWhenItLastTurned() {
        try (var loop = loop(_ -> AT_ONCE)) {
            assertThat(loop.lastTurn()).isNull();
            loop.start();

            await().untilAsserted(() -> assertThat(loop.lastTurn()).isEqualTo(NOON));
        }
    }

    @Test
    void stopsInTheMiddleOfATurn() {
        var turning = new CountDownLatch(1);
        var loop = loop(_ -> {
            turning.countDown();
            return untilInterrupted();
        });
        loop.start();
        awaitQuietly(turning);

        var closing = Thread.ofVirtual().start(loop::close);

        await().atMost(Duration.ofSeconds(1)).until(() -> !closing.isAlive());
        assertThat(turns).hasSize(1);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void stopsWhileItWaitsForItsNextTurn() {
        var loop = loop(_ -> LATER);
        loop.start();
        await().until(() -> loop.lastTurn() != null);

        var closing = Thread.ofVirtual().start(loop::close);

        await().atMost(Duration.ofSeconds(1)).until(() -> !closing.isAlive());
        assertThat(turns).hasSize(1);
    }

    @Test
    void stopsIfItNeverStarted() {
        var loop = loop(_ -> AT_ONCE);

        loop.close();

        assertThat(turns).isEmpty();
    }

    private CollectionLoop loop(Function<Wakeup, Pace.Pause> turn) {
        Function<Wakeup, Pace.Pause> noted = wakeup -> {
            turns.add(wakeup);
            return turn.apply(wakeup);
        };
        return new CollectionLoop(noted, wakeups, Duration.ofMillis(1), () -> NOON);
    }

    private static Pace.Pause untilInterrupted() {
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts it down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
