package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.event.ExecutionAttemptedEvent;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands snapshots to a publisher on a thread of its own, so that looking at the swarm never waits for Kafka. While Kafka
 * is away it keeps the newest of each condition that the swarm went through, within bounds; when it is back the newest of
 * all goes out first.
 */
final class Outbox implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final SnapshotPublisher publisher;
    private final PublishObserver observer;
    private final RetryPolicy<Object> retries;
    private final Thread thread;

    private final WaitingSnapshots waiting = new WaitingSnapshots();
    private Instant newestPublished = Instant.MIN;
    private @Nullable Snapshot underWay;
    private boolean underWayIsGivenUp;
    private long superseded;
    private boolean closed;
    private boolean reachable;
    private @Nullable String trouble;
    private String told = "";

    Outbox(SnapshotPublisher publisher, PublishObserver observer, Duration firstRetry, Duration slowestRetry) {
        this.publisher = publisher;
        this.observer = observer;
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

    /** Takes a snapshot, newer than those before, to be published; one in the same condition that waits is superseded. */
    @SuppressWarnings("ReferenceEquality") // this very one, not one that tells the same
    synchronized void offer(Snapshot snapshot) {
        waiting.add(snapshot).ifPresent(givenUp -> {
            if (givenUp == underWay) {
                underWayIsGivenUp = true; // unless it arrives after all
            } else {
                supersede();
            }
        });
        observer.waiting(waiting.size());
        notifyAll();
    }

    /** Whether nothing is held back: the last snapshot that was tried went out, or there was none to try yet. */
    synchronized boolean isReachable() {
        return reachable || waiting.isEmpty();
    }

    /** Why the last try failed, in words for a person; empty where it did not. */
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Whether the last snapshot that was tried went out. */
    synchronized boolean hasReached() {
        return reachable;
    }

    private void run() {
        try {
            while (awaitSnapshot()) {
                Failsafe.with(retries).run(this::publishNext);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (FailsafeException e) {
            Thread.currentThread().interrupt(); // told to stop while it waited for the next try
        }
    }

    private synchronized boolean awaitSnapshot() throws InterruptedException {
        while (waiting.isEmpty() && !closed) {
            wait();
        }
        return !waiting.isEmpty();
    }

    /** Each try takes what is newest by then. */
    private void publishNext() {
        take().ifPresent(this::publish);
    }

    private void publish(Snapshot snapshot) {
        var begun = System.nanoTime();
        try {
            publisher.publish(snapshot);
            succeeded(snapshot, Duration.ofNanos(System.nanoTime() - begun));
        } catch (PublishException e) {
            if (!e.isFinal()) {
                throw e; // tried again
            }
            dropped(snapshot, e);
        } catch (RuntimeException e) {
            dropped(snapshot, e);
        }
    }

    private synchronized Optional<Snapshot> take() {
        var next = waiting.next(newestPublished);
        underWay = next.orElse(null);
        underWayIsGivenUp = false;
        return next;
    }

    private synchronized void succeeded(Snapshot snapshot, Duration latency) {
        reachable = true;
        underWay = null;
        waiting.remove(snapshot);
        newestPublished = snapshot.collectedAt().isAfter(newestPublished) ? snapshot.collectedAt() : newestPublished;
        observer.waiting(waiting.size());
        observer.published(snapshot, latency);
        if (trouble != null) {
            log.atInfo().addKeyValue("superseded", superseded).log("Kafka is back");
        }
        trouble = null;
        superseded = 0;
    }

    private synchronized void dropped(Snapshot snapshot, RuntimeException reason) {
        log.atError().setCause(reason).log("a snapshot cannot be published and is dropped");
        underWay = null;
        waiting.remove(snapshot);
        observer.waiting(waiting.size());
        observer.publishFailed();
    }

    private synchronized void failed(ExecutionAttemptedEvent<Object> attempt) {
        reachable = false;
        underWay = null;
        observer.publishFailed();
        if (underWayIsGivenUp) {
            supersede();
        }
        var failure = requireNonNull(attempt.getLastException());
        var kind = kind(failure);
        if (trouble == null || !kind.equals(told)) { // away first, and then it refuses us, for one
            told = kind;
            log.atWarn()
                    .addKeyValue("reason", failure.getMessage())
                    .log("waiting for Kafka, what was not published yet is kept");
        }
        trouble = String.valueOf(failure.getMessage());
    }

    /** Messages of one kind differ in figures. */
    private static String kind(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure.getClass().getName() : kind(cause);
    }

    private void supersede() {
        superseded++;
        observer.superseded();
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
