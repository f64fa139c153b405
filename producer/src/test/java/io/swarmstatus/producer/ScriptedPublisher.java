package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.Snapshot;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hands each try to the test, and goes on with it as the test says. */
final class ScriptedPublisher implements SnapshotPublisher {

    private static final int PATIENCE_SECONDS = 10;

    private final BlockingQueue<Try> tries = new LinkedBlockingQueue<>();
    private final List<Snapshot> published = new CopyOnWriteArrayList<>();
    private volatile boolean open;

    /** A snapshot on its way, whose publisher waits to hear what becomes of it. */
    static final class Try {

        private final Snapshot snapshot;
        private final CompletableFuture<Void> outcome = new CompletableFuture<>();
        private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

        private Try(Snapshot snapshot) {
            this.snapshot = snapshot;
        }

        void succeed() {
            outcome.complete(null);
        }

        void fail(String reason) {
            breakWith(PublishException.forNow(reason, new IllegalStateException(reason)));
        }

        void breakWith(RuntimeException e) {
            outcome.completeExceptionally(e);
        }

        boolean wasInterrupted() {
            return interrupted.getNow(false);
        }
    }

    /** The next try, once it is made. */
    Try next() {
        try {
            return requireNonNull(tries.poll(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing was published");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The next try of this snapshot; those of others that are made before it fail. */
    Try nextOf(Snapshot snapshot) {
        var next = next();
        while (!next.snapshot.equals(snapshot)) {
            next.fail("not this one");
            next = next();
        }
        return next;
    }

    List<Snapshot> published() {
        return published;
    }

    /** From now on every try succeeds, also one that still waits. */
    void letAllThrough() {
        open = true;
        tries.forEach(Try::succeed);
    }

    @Override
    public void publish(Snapshot snapshot) {
        var attempt = new Try(snapshot);
        tries.add(attempt);
        if (open) {
            attempt.succeed();
        }
        try {
            attempt.outcome.get();
            published.add(snapshot);
        } catch (ExecutionException e) {
            throw (RuntimeException) requireNonNull(e.getCause());
        } catch (InterruptedException e) {
            attempt.interrupted.complete(true);
            Thread.currentThread().interrupt();
            throw PublishException.forNow("interrupted", e);
        }
    }

    @Override
    public void close() {}
}
