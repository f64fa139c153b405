package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import redis.embedded.RedisServer;

/** A real Redis of the test's own that can be stopped and started; it keeps nothing on disk, so a start empties it. */
final class EmbeddedRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;

    private EmbeddedRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    /** One that is not started yet. */
    static EmbeddedRedis stopped() throws IOException {
        var port = FreePort.find();
        var server = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .onShutdownForceStop(true)
                .setting("save \"\"")
                .build();
        return new EmbeddedRedis(port, server);
    }

    static EmbeddedRedis running() throws IOException {
        var redis = stopped();
        redis.start();
        return redis;
    }

    void start() throws IOException {
        server.start();
    }

    void stop() throws IOException {
        server.stop();
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** What the cache in it holds of a swarm. */
    CachedSwarm read(String swarm) {
        try (var cache =
                RedisSwarmCache.connect(url(), CacheTtls.DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system())) {
            return cache.read(swarm);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
