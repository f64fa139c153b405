package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.CachedSwarm;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.regex.Pattern;
import redis.embedded.RedisServer;

/** A real Redis of the test's own that can be stopped and started; it keeps nothing on disk, so a start empties it. */
final class EmbeddedRedis implements AutoCloseable {

    private final int port;
    private final RedisServer server;
    private long frozen;

    private EmbeddedRedis(int port, RedisServer server) {
        this.port = port;
        this.server = server;
    }

    /** One that is not started yet. */
    static EmbeddedRedis stopped() throws IOException {
        var port = LoopbackPort.next();
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

    /** Stops its process, as one is that swaps or waits for a disk: connections are taken, and nothing is answered. */
    void freeze() throws IOException, InterruptedException {
        frozen = processId();
        signal("-STOP", frozen);
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT", frozen);
    }

    URI url() {
        return URI.create("redis://127.0.0.1:" + port);
    }

    /** How many keys it holds, of whatever name. */
    long keys() throws IOException {
        return ask("DBSIZE", Pattern.compile(":(\\d+)"));
    }

    /** Gives it a command that is answered with a number. */
    void run(String command) throws IOException {
        ask(command, Pattern.compile(":(\\d+)"));
    }

    private long processId() throws IOException {
        return ask("INFO server", Pattern.compile("process_id:(\\d+)"));
    }

    /** The number in the first line of an answer that has one. */
    private long ask(String command, Pattern number) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(US_ASCII));
            var answer = number.matcher(new String(socket.getInputStream().readAllBytes(), US_ASCII));
            if (!answer.find()) {
                throw new IllegalStateException("Redis does not answer " + command);
            }
            return Long.parseLong(answer.group(1));
        }
    }

    private static void signal(String signal, long processId) throws IOException, InterruptedException {
        var exit = new ProcessBuilder("kill", signal, Long.toString(processId))
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("kill " + signal + " ended with " + exit);
        }
    }

    /** A cache in it, the caller's to close. */
    SwarmCache connect() {
        return RedisSwarmCache.connect(url(), CacheTtls.DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system());
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
