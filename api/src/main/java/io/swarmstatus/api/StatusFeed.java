package io.swarmstatus.api;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Wakes those who stream one swarm's status when it may be another. It holds nothing for any of them: each one looks for itself
 * what there is, so that who is slow skips what was there in between.
 */
final class StatusFeed {

    private static final String EVENT = "status";

    private volatile CompletableFuture<Boolean> next = new CompletableFuture<>();
    private @Nullable SseEvent newest;

    /** What to wait for; to be taken before one looks at the status, so that no change goes by unnoticed. */
    Turn turn() {
        return new Turn(next);
    }

    /** Wakes all who wait; for the one thread that follows the cache. */
    void changed() {
        forgetEvent();
        var told = next;
        next = new CompletableFuture<>();
        told.complete(true);
    }

    /** The swarm is served no more. */
    void end() {
        next.complete(false);
    }

    /** A body as an event: the same one for all who ask. */
    synchronized SseEvent eventOf(Body body) {
        var id = body.plain().entityTag().replace("\"", "");
        var event = newest;
        if (event == null || !event.id().equals(id)) {
            event = SseEvent.of(EVENT, id, body.plain().body());
            newest = event;
        }
        return event;
    }

    private synchronized void forgetEvent() {
        newest = null;
    }

    /** From one change to the next. */
    record Turn(CompletableFuture<Boolean> next) {

        /** Waits for the next change, and at most so long; false if there will be none. */
        boolean await(Duration limit) throws InterruptedException {
            try {
                return next.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return true;
            } catch (ExecutionException e) {
                throw new IllegalStateException("nothing fails here", e);
            }
        }
    }
}
