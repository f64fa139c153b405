package io.swarmstatus.cache;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import redis.clients.jedis.RedisClient;

/** The contract on a Redis, which has the time of this machine and lets it pass by itself. */
abstract class RedisCacheContract extends SwarmCacheContract {

    private final List<SwarmCache> opened = new ArrayList<>();
    private SwarmCache cache = new InMemorySwarmCache(CacheTtls.DEFAULT, InstantSource.system());

    /** Where the Redis is. */
    abstract URI url();

    @BeforeEach
    final void begin() {
        try (var client = RedisClient.create(url())) {
            client.flushAll();
        }
        cache = open(CacheTtls.DEFAULT);
    }

    @AfterEach
    final void end() {
        opened.forEach(SwarmCache::close);
    }

    @Override
    public final SwarmCache cache() {
        return cache;
    }

    @Override
    public final SwarmCache open(CacheTtls ttls) {
        var another = RedisSwarmCache.connect(url(), ttls, RedisTimeouts.DEFAULT, InstantSource.system());
        opened.add(another);
        return another;
    }

    @Override
    public final Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public final void delete(String swarm) {
        var keys = CacheKeys.of(swarm);
        try (var client = RedisClient.create(url())) {
            client.del(keys.primary(), keys.backup(), keys.refresh());
        }
    }

    @Override
    public final void pass(Duration time) {
        var then = Instant.now().plus(time);
        await().pollInterval(Duration.ofMillis(1)).until(() -> Instant.now().isAfter(then));
    }
}
