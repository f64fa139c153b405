package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionAttemptedEvent;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands snapshots to a publisher on a thread of its own, so that looking at the swarm never waits for Kafka. While Kafka
 * is away it keeps the newest snapshot alone: that is the one to go out first when it is back.
 */
final class Outbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final SnapshotPublisher publisher;
    private final RetryPolicy<Object> retries;
    private final Thread thread;

    private @Nullable Snapshot waiting;
    private long superseded;
    private boolean closed;
    private boolean reachable;
    private boolean failing;

    Outbox(SnapshotPublisher publisher, Duration firstRetry, Duration slowestRetry) {
        this.publisher = publisher;
        this.thread = Thread.ofPlatform().name("publish").unstarted(this::run);
        this.retries = RetryPolicy.builder()
                .handle(PublishException.class)
                .withBackoff(firstRetry, slowestRetry)
                .withJitter(0.25)
                .withMaxRetries(-1)
                .onFailedAttempt(this::failed)
                .build();
    }

    void start() {
        thread.start();
    }

    /** Takes a snapshot to be published; one that still waits is superseded by it. */
    synchronized void offer(Snapshot snapshot) {
        if (failing) {
            superseded++;
        }
        waiting = snapshot;
        notifyAll();
    }

    /** Whether nothing is held back: the last snapshot that was tried went out, or there was none to try yet. */
    synchronized boolean isReachable() {
        return reachable || waiting == null;
    }

    private void run() {
        try {
            while (awaitSnapshot()) {
                Failsafe.with(retries).run(this::publishNewest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (FailsafeException e) {
            Thread.currentThread().interrupt(); // told to stop while it waited for the next try
        }
    }

    private synchronized boolean awaitSnapshot() throws InterruptedException {
        while (waiting == null && !closed) {
            wait();
        }
        return waiting != null;
    }

    /** Each try takes what is newest by then. */
    private void publishNewest() {
        var newest = newest();
        if (newest == null) {
            return;
        }
        try {
            publisher.publish(newest);
            succeeded();
        } catch (PublishException e) {
            throw e; // tried again
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("a snapshot cannot be published and is dropped");
        }
        settled(newest);
    }

    private synchronized @Nullable Snapshot newest() {
        return waiting;
    }

    private synchronized void succeeded() {
        reachable = true;
        if (failing) {
            failing = false;
            log.atInfo().addKeyValue("superseded", superseded).log("Kafka is back");
        }
        superseded = 0;
    }

    @SuppressWarnings("ReferenceEquality") // this very one, not one that tells the same
    private synchronized void settled(Snapshot snapshot) {
        if (waiting == snapshot) {
            waiting = null;
        }
    }

    private synchronized void failed(ExecutionAttemptedEvent<Object> attempt) {
        reachable = false;
        if (!failing) {
            failing = true;
            var reason = requireNonNull(attempt.getLastException()).getMessage();
            log.atWarn().addKeyValue("reason", reason).log("waiting for Kafka, the newest snapshot is kept");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (!Joining.within(STOP_LIMIT, thread)) {
            thread.interrupt();
            Joining.within(STOP_LIMIT, thread);
        }
    }
}
