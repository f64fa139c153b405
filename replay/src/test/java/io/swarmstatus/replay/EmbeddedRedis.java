package io.swarmstatus.replay;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import redis.embedded.RedisServer;

/** A real Redis of the test's own; it keeps nothing on disk. */
final class EmbeddedRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;

    private EmbeddedRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    static EmbeddedRedis running() throws IOException {
        var port = LoopbackPort.next();
        var server = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .onShutdownForceStop(true)
                .setting("save \"\"")
                .build();
        server.start();
        return new EmbeddedRedis(port, server);
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** A cache in it, the caller's to close. */
    SwarmCache connect() {
        return RedisSwarmCache.connect(url(), CacheTtls.DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system());
    }

    /** One whose both tiers have expired a second after a snapshot. */
    SwarmCache connectBriefly() {
        var ttls = new CacheTtls(Duration.ofSeconds(1), Duration.ofSeconds(1));
        return RedisSwarmCache.connect(url(), ttls, RedisTimeouts.DEFAULT, InstantSource.system());
    }

    /** What the cache in it holds of a swarm. */
    CachedSwarm read(String swarm) {
        try (var cache = connect()) {
            return cache.read(swarm);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
