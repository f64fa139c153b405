package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WakeupsTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Wakeups wakeups = new Wakeups();

    @Test
    void withoutAReasonItIsTimeInTheEnd() throws InterruptedException {
        var begun = System.nanoTime();

        var reason = wakeups.await(NONE, SHORT);

        assertThat(reason).isEqualTo(Wakeup.TIME);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void aReasonThatCameBeforeIsTakenAtOnceAndOnlyOnce() throws InterruptedException {
        wakeups.wake(Events.OF_SERVICE);

        assertThat(wakeups.await(NONE, LONG)).isEqualTo(Events.OF_SERVICE);
        assertThat(wakeups.await(NONE, SHORT)).isEqualTo(Wakeup.TIME);
    }

    @Test
    void aReasonEndsTheWait() {
        var waiting = new CompletableFuture<Wakeup>();
        var thread = Thread.ofVirtual().start(() -> awaitLong(waiting));
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        wakeups.wake(Wakeup.NUDGE);

        assertThat(waiting.join()).isEqualTo(Wakeup.NUDGE);
    }

    @Test
    void theStrongerReasonCountsInWhateverOrderTheyCome() throws InterruptedException {
        wakeups.wake(Wakeup.NUDGE);
        wakeups.wake(Events.OF_SERVICE);
        assertThat(wakeups.await(NONE, LONG).isEvent()).isTrue();

        wakeups.wake(Events.OF_SERVICE);
        wakeups.wake(Wakeup.NUDGE);
        assertThat(wakeups.await(NONE, LONG).isEvent()).isTrue();
    }

    @Test
    void tellsOfAllThatTheReasonsHaveTouched() throws InterruptedException {
        wakeups.wake(Wakeup.by(new EngineEvent("service", "s1")));
        wakeups.wake(Wakeup.by(new EngineEvent("node", "n1")));
        assertThat(wakeups.await(NONE, LONG).touched()).isEqualTo(new Touched(Set.of("n1"), Set.of("s1"), false));

        wakeups.wake(Wakeup.by(new EngineEvent("service", "s1")));
        wakeups.wake(Wakeup.NUDGE);
        assertThat(wakeups.await(NONE, LONG).touched()).isEqualTo(Touched.ANYTHING);
    }

    @Test
    void gathersReasonsForAsLongAsItIsToldToHoweverEarlyTheFirstComes() throws InterruptedException {
        var gathering = Duration.ofMillis(30);
        wakeups.wake(Wakeup.NUDGE);
        var begun = System.nanoTime();

        wakeups.await(gathering, LONG);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(gathering);
    }

    @Test
    void reasonsThatComeWhileItGathersCountWithTheFirst() throws InterruptedException {
        wakeups.wake(Wakeup.NUDGE);
        var waiting = new CompletableFuture<Wakeup>();
        var thread = Thread.ofVirtual().start(() -> awaitAtLeast(Duration.ofMillis(500), waiting));
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        wakeups.wake(Events.OF_SERVICE);

        assertThat(waiting.join().isEvent()).isTrue();
        assertThat(wakeups.await(NONE, SHORT)).isEqualTo(Wakeup.TIME);
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> wakeups.await(NONE, LONG)).isInstanceOf(InterruptedException.class);
    }

    private void awaitLong(CompletableFuture<Wakeup> result) {
        awaitAtLeast(NONE, result);
    }

    private void awaitAtLeast(Duration atLeast, CompletableFuture<Wakeup> result) {
        try {
            result.complete(wakeups.await(atLeast, LONG));
        } catch (InterruptedException e) {
            result.completeExceptionally(e);
        }
    }
}
