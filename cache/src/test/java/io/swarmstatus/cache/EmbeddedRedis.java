package io.swarmstatus.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.function.Function;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A real Redis 6.2 of the test's own, on a free port of 127.0.0.1, that keeps nothing on disk. */
final class EmbeddedRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;

    private EmbeddedRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    /** A running one, with these lines in its configuration. */
    static EmbeddedRedis running(String... settings) {
        try {
            var port = freePort();
            var builder = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(port)
                    .onShutdownForceStop(true)
                    .setting("save \"\"");
            for (var setting : settings) {
                builder.setting(setting);
            }
            var redis = new EmbeddedRedis(port, builder.build());
            redis.start();
            return redis;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Asks it something over a connection of its own. */
    <T> T ask(Function<RedisClient, T> question) {
        try (var client = RedisClient.create("127.0.0.1", port)) {
            return question.apply(client);
        }
    }

    /** Starts it, on the same port as ever and with nothing in it. */
    void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
