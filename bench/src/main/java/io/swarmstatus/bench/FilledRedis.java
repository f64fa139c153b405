package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.service.CloseStack;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import redis.clients.jedis.Jedis;

/**
 * A Redis that the benchmark itself fills, as the cache-sink does. What it writes lasts for hours, so that nothing expires while it
 * is measured.
 *
 * @param nodes in each snapshot
 */
record FilledRedis(int port, SwarmCache cache, int nodes) {

    private static final CacheTtls TTLS = new CacheTtls(Duration.ofHours(4), Duration.ofHours(8));
    private static final RedisTimeouts TIMEOUTS = new RedisTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5));

    /** Starts it; {@code parts} takes what is to be closed. */
    static FilledRedis start(PartRecipes recipes, int nodes, CloseStack parts) throws InterruptedException {
        var redis = parts.add(recipes.part(FaultTarget.REDIS));
        redis.start();
        redis.awaitReady();
        return running(recipes, nodes, parts);
    }

    /** One that runs already; {@code parts} takes what is to be closed. */
    static FilledRedis running(PartRecipes recipes, int nodes, CloseStack parts) {
        var port = recipes.port(FaultTarget.REDIS);
        var url = URI.create("redis://127.0.0.1:" + port);
        var cache = parts.add(RedisSwarmCache.connect(url, TTLS, TIMEOUTS, InstantSource.system()));
        return new FilledRedis(port, cache, nodes);
    }

    /** A snapshot of this swarm, collected just now. */
    void write(String swarm) {
        cache.write(SampleSnapshot.of(swarm, nodes, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** The bytes that a key holds. */
    byte[] value(String key) {
        try (var redis = new Jedis("127.0.0.1", port)) {
            var value = redis.get(key.getBytes(UTF_8));
            return value == null ? new byte[0] : value;
        }
    }

    void delete(String key) {
        try (var redis = new Jedis("127.0.0.1", port)) {
            redis.del(key);
        }
    }
}
