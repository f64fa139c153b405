package io.swarmstatus.cache;

import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/** Says in one line why Redis did not do what it was asked. */
final class RedisFailure {

    private RedisFailure() {}

    /** What callers of the cache are told. */
    static CacheUnavailableException unavailable(RedisAddress address, JedisException e) {
        return new CacheUnavailableException("Redis at " + address + ": " + reason(e), e);
    }

    /** Whether another connection may do better: this one is broken, or leads to a Redis that is no master any more. */
    static boolean isOfTheConnection(JedisException e) {
        return e instanceof JedisConnectionException
                || String.valueOf(e.getMessage()).contains("READONLY");
    }

    /** What Jedis tried to do, and the root of why that failed: with its type, which is half of the message. */
    static String reason(JedisException e) {
        var attempt = String.valueOf(e.getMessage());
        var root = root(e);
        return root.equals(e) || attempt.contains(root.toString())
                ? attempt
                : attempt.replaceFirst("\\.$", "") + ": " + root;
    }

    /** Where Jedis has tried several addresses of a host, their failures are the suppressed ones. */
    private static Throwable root(Throwable failure) {
        if (failure.getCause() != null) {
            return root(failure.getCause());
        }
        return failure.getSuppressed().length == 0 ? failure : root(failure.getSuppressed()[0]);
    }
}
