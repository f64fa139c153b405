package io.swarmstatus.producer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes turns, again and again, on a thread of its own: when it is time to, and when there is a reason to. */
final class CollectionLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CollectionLoop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Function<Wakeup, Pace.Pause> turn;
    private final Wakeups wakeups;
    private final Pace.Pause afterFailure;
    private final InstantSource clock;
    private final Thread thread;

    private volatile @Nullable Instant lastTurn;
    private volatile boolean closed;

    /**
     * @param turn tells when the next is to be taken
     * @param poll when to try again after one that broke
     */
    CollectionLoop(Function<Wakeup, Pace.Pause> turn, Wakeups wakeups, Duration poll, InstantSource clock) {
        this.turn = turn;
        this.wakeups = wakeups;
        this.afterFailure = new Pace.Pause(poll, poll);
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("collect").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** When the loop last turned; null before its first turn has ended. */
    @Nullable
    Instant lastTurn() {
        return lastTurn;
    }

    private void run() {
        try {
            var wakeup = Wakeup.TIME;
            while (!closed) {
                var pause = runOnce(wakeup);
                lastTurn = clock.instant();
                wakeup = wakeups.await(pause.beforeEvent(), pause.longest());
                lastTurn = clock.instant();
            }
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt(); // told to stop
        }
    }

    private Pace.Pause runOnce(Wakeup wakeup) {
        try {
            return turn.apply(wakeup);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a look at the swarm failed unexpectedly");
            return afterFailure;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        Joining.within(STOP_LIMIT, thread);
    }
}
