package io.swarmstatus.cache;

import java.net.URI;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on the oldest Redis that will do. */
final class RedisSwarmCacheIT extends RedisCacheContract {

    @RegisterExtension
    static final EmbeddedRedis REDIS = EmbeddedRedis.open();

    @Override
    URI url() {
        return REDIS.url();
    }
}
