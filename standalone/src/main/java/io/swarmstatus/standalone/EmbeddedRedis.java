package io.swarmstatus.standalone;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real Redis, in a process of its own. */
final class EmbeddedRedis implements AutoCloseable {

    private final RedisServer server;

    private EmbeddedRedis(RedisServer server) {
        this.server = server;
    }

    /**
     * Starts a Redis on 127.0.0.1.
     *
     * @param directory for its dump
     * @throws StartException if it does not start
     */
    static EmbeddedRedis start(Path directory, int port) {
        try {
            var server = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(port)
                    .setting("dir " + directory)
                    .build();
            server.start();
            return new EmbeddedRedis(server);
        } catch (IOException | RuntimeException e) {
            throw new StartException("Redis does not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
