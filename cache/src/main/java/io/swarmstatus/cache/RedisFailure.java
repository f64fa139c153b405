package io.swarmstatus.cache;

import redis.clients.jedis.exceptions.JedisException;

/** Says in one line why Redis did not do what it was asked. */
final class RedisFailure {

    private RedisFailure() {}

    /** What callers of the cache are told. */
    static CacheUnavailableException unavailable(RedisAddress address, JedisException e) {
        return new CacheUnavailableException("Redis at " + address + ": " + reason(e), e);
    }

    /** Jedis says what it was about, and the innermost cause why that failed. */
    static String reason(JedisException e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        var outer = String.valueOf(e.getMessage());
        var inner = String.valueOf(innermost.getMessage());
        return outer.contains(inner) ? outer : outer + ": " + inner;
    }
}
