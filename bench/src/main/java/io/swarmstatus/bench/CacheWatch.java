package io.swarmstatus.bench;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.service.StartException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;

/** Looks from outside at how a Redis is filled, without asking it for much. */
record CacheWatch(RedisClient redis) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final int LOOKED_AT_ONCE = 100;

    /** {@code collected_at} comes within the first bytes of a snapshot. */
    private static final int BEGIN = 300;

    static CacheWatch on(int port) {
        return new CacheWatch(RedisClient.create("127.0.0.1", port));
    }

    void empty() {
        redis.flushAll();
    }

    /** Returns, by {@link System#nanoTime}, when the first key was there. */
    long awaitFirst() throws InterruptedException {
        var limit = System.nanoTime() + LIMIT.toNanos();
        while (redis.dbSize() == 0) {
            pause(limit, "nothing was written");
        }
        return System.nanoTime();
    }

    /** Returns, by {@link System#nanoTime}, when the primary of each of these swarms held what was collected at this moment. */
    long awaitAll(List<String> swarms, Instant collectedAt) throws InterruptedException {
        var limit = System.nanoTime() + LIMIT.toNanos();
        var wanted = "\"collected_at\":\"" + collectedAt + "\"";
        var left = new ArrayDeque<>(swarms);
        while (!left.isEmpty()) {
            if (!drop(left, wanted)) {
                pause(limit, left.size() + " swarms, such as " + left.peek() + ", do not have their last snapshot");
            }
        }
        return System.nanoTime();
    }

    /** @throws MisreadException if there are more keys, or fewer */
    void requireKeys(String who, long keys) {
        var found = redis.dbSize();
        if (found != keys) {
            throw new MisreadException(who, List.of("keys: " + found + " instead of " + keys));
        }
    }

    /** Drops those at the head that have it; returns whether all that were looked at do. */
    private boolean drop(ArrayDeque<String> left, String wanted) {
        try (var pipeline = redis.pipelined()) {
            var begins = left.stream()
                    .limit(LOOKED_AT_ONCE)
                    .map(swarm -> pipeline.getrange(CacheKeys.of(swarm).primary(), 0, BEGIN))
                    .toList();
            pipeline.sync();
            for (Response<String> begin : begins) {
                if (!begin.get().contains(wanted)) {
                    return false;
                }
                left.pop();
            }
            return true;
        }
    }

    private static void pause(long limit, String failure) throws InterruptedException {
        if (System.nanoTime() > limit) {
            throw new StartException(failure + " after " + LIMIT.toSeconds() + " s", null);
        }
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }

    @Override
    public void close() {
        redis.close();
    }
}
