package io.swarmstatus.api;

import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.cache.SwarmCache.Subscription;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that follows the cache: it looks when a swarm has changed, at once unless it has just looked, and
 * otherwise at its pace. It is a platform thread, so that it gets its turn however many requests there are.
 */
final class FollowLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FollowLoop.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Turns turns;
    private final Subscription subscription;
    private final Thread thread;

    private FollowLoop(Turns turns, Subscription subscription, Thread thread) {
        this.turns = turns;
        this.subscription = subscription;
        this.thread = thread;
    }

    static FollowLoop start(CacheFollower follower, SwarmCache cache, FollowPace pace) {
        var turns = new Turns(follower, pace);
        var subscription = cache.subscribe(_ -> turns.written());
        var thread = Thread.ofPlatform().name("follow-cache").daemon().start(turns);
        return new FollowLoop(turns, subscription, thread);
    }

    @Override
    public void close() {
        subscription.close();
        turns.stop();
        try {
            if (!thread.join(STOP_LIMIT)) {
                log.atWarn().addKeyValue("limit", STOP_LIMIT).log("following the cache did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the thread does. */
    private static final class Turns implements Runnable {

        private final CacheFollower follower;
        private final FollowPace pace;
        private final Semaphore reasonsToLook = new Semaphore(0);
        private volatile boolean stopped;

        Turns(CacheFollower follower, FollowPace pace) {
            this.follower = follower;
            this.pace = pace;
        }

        void written() {
            reasonsToLook.release();
        }

        void stop() {
            stopped = true;
            reasonsToLook.release();
        }

        @Override
        public void run() {
            try {
                var failures = 0;
                while (!stopped) {
                    var begun = System.nanoTime();
                    failures = follower.turn() ? 0 : failures + 1;
                    await(pace.after(failures, ThreadLocalRandom.current().nextDouble()), begun);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // as good as told to stop
            }
        }

        private void await(Duration limit, long lastBegun) throws InterruptedException {
            if (reasonsToLook.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                var left = pace.left(Duration.ofNanos(System.nanoTime() - lastBegun));
                TimeUnit.NANOSECONDS.sleep(left.toNanos());
                reasonsToLook.drainPermits(); // one look sees all that was written up to it
            }
        }
    }
}
