package io.swarmstatus.cache;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on the oldest Redis that is supported. */
final class RedisSwarmCacheIT extends RedisCacheContract {

    private static EmbeddedRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = EmbeddedRedis.running();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    URI url() {
        return redis.url();
    }
}
