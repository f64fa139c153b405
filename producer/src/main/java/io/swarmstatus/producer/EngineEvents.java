package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.EOFException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to an engine's events of nodes and services ({@code GET /events}), on a thread of its own, and on a new stream
 * whenever one breaks, until closed. Events are hints: some are lost when a reader is slow, and there are none of tasks.
 */
final class EngineEvents implements EventStream, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EngineEvents.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** A stream that was open for so long was no failure to open one. */
    private static final Duration GOOD_STREAM = Duration.ofSeconds(5);

    private static final String PATH =
            "/events?filters=" + URLEncoder.encode("{\"scope\":[\"swarm\"],\"type\":[\"node\",\"service\"]}", UTF_8);

    private final DockerEngine engine;
    private final Duration openLimit;
    private final RetryPolicy<Object> reopening;

    /** A virtual one, as interrupting that ends whatever it waits for; null before the start. */
    private volatile @Nullable Thread thread;

    private volatile boolean closed;
    private volatile boolean isOpen;
    private boolean complained; // known to the thread alone

    /** What is heard. Called on the thread of the events, or of a call to the engine. */
    interface Listener {

        /** From now on events are heard; what happened before was missed. */
        void opened();

        void heard(EngineEvent event);

        /** No events are heard until {@link #opened} is called again. */
        void lost();
    }

    /**
     * @param openLimit for the engine to begin its answer
     * @param slowestRetry the back-off's end
     */
    EngineEvents(DockerEngine engine, Duration openLimit, Duration firstRetry, Duration slowestRetry) {
        this.engine = engine;
        this.openLimit = openLimit;
        this.reopening = RetryPolicy.builder()
                .handle(EngineException.class)
                .abortIf((_, _) -> closed)
                .withBackoff(firstRetry, slowestRetry)
                .withJitter(0.25)
                .withMaxRetries(-1)
                .build();
    }

    void start(Listener listener) {
        thread = Thread.ofVirtual().name("engine-events").start(() -> run(listener));
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void reopen() {
        if (isOpen) {
            log.atWarn().log("the engine's event stream has missed a change and is opened again");
            interrupt();
        }
    }

    private void run(Listener listener) {
        while (!closed) {
            try {
                Failsafe.with(reopening).run(() -> listen(listener));
            } catch (EngineException | CancellationException | FailsafeException e) {
                log.atDebug()
                        .setCause(e)
                        .log("ended listening to the engine's events"); // only closing or reopening does
            }
            Thread.interrupted(); // told to reopen, or else to close
        }
    }

    /** Returns where the stream was a good one until now: the back-off then begins anew. */
    private void listen(Listener listener) {
        var begun = System.nanoTime();
        try {
            engine.follow(PATH, openLimit, () -> opened(listener), body -> {
                EngineJson.stream(body, EngineEvent::read, listener::heard);
                throw new EOFException("the stream has ended");
            });
        } catch (EngineException e) {
            complain(e);
            if (!isOpen || System.nanoTime() - begun < GOOD_STREAM.toNanos()) {
                throw e;
            }
        } finally {
            if (isOpen) {
                isOpen = false;
                listener.lost();
            }
        }
    }

    private void complain(EngineException reason) {
        if (!complained) {
            complained = true;
            log.atWarn()
                    .addKeyValue("reason", reason.getMessage())
                    .log("not listening to the engine's events, looking for changes at each poll meanwhile");
        }
    }

    private void opened(Listener listener) {
        isOpen = true;
        if (complained) {
            complained = false;
            log.atInfo().log("listening to the engine's events again");
        }
        listener.opened();
    }

    @Override
    public void close() {
        closed = true;
        interrupt().ifPresent(listening -> Joining.within(STOP_LIMIT, listening));
    }

    private Optional<Thread> interrupt() {
        var listening = Optional.ofNullable(thread);
        listening.ifPresent(Thread::interrupt);
        return listening;
    }
}
