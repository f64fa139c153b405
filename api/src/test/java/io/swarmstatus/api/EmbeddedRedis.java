package io.swarmstatus.api;

import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Function;
import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A real Redis of the test's own on 127.0.0.1, that keeps nothing on disk; stopped at first. */
final class EmbeddedRedis implements AutoCloseable {

    private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");

    private final int port;
    private final RedisServer server;

    private EmbeddedRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    static EmbeddedRedis onAFreePort() throws IOException {
        var port = LoopbackPort.next();
        var builder = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .onShutdownForceStop(true)
                .setting("save \"\"");
        return new EmbeddedRedis(port, builder.build());
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** Starts it with nothing in it. */
    void start() throws IOException {
        server.start();
    }

    void stop() throws IOException {
        server.stop();
    }

    /** Asks it something over a connection of its own. */
    <T> T ask(Function<RedisClient, T> question) {
        try (var client = RedisClient.create("127.0.0.1", port)) {
            return question.apply(client);
        }
    }

    /** Stops the process as a full disk would: connections are accepted, and nothing is ever answered. */
    Frozen freeze() throws IOException, InterruptedException {
        var info = PROCESS_ID.matcher(ask(client -> client.info("server")));
        if (!info.find()) {
            throw new IllegalStateException("Redis does not tell its process");
        }
        var process = info.group(1);
        signal("STOP", process);
        return () -> signal("CONT", process);
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String signal, String process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, process).start().waitFor();
    }

    /** A Redis that does not answer until this is closed. */
    interface Frozen {
        void thaw() throws IOException, InterruptedException;
    }
}
