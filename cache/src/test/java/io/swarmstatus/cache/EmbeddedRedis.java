package io.swarmstatus.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/**
 * A real Redis 6.2 of the test's own, on a free port of 127.0.0.1, that keeps nothing on disk. Registered as an extension
 * it runs for the tests of a class, and is empty and has all its memory before each.
 */
final class EmbeddedRedis implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Pattern PROCESS_ID = Pattern.compile("process_id:(\\d+)");

    private final int port;
    private final String allowed;
    private final RedisServer server;
    private final List<SwarmCache> opened = new ArrayList<>();

    private EmbeddedRedis(int port, String allowed, RedisServer server) {
        this.port = port;
        this.allowed = allowed;
        this.server = server;
    }

    /** One that lets everybody in; it is not started yet. */
    static EmbeddedRedis open() {
        return configured("", "save \"\"");
    }

    /** One that asks for this password. */
    static EmbeddedRedis lockedBy(String password) {
        return configured(":" + password + "@", "save \"\"", "requirepass " + password);
    }

    /** One that lets everybody in and follows another. */
    static EmbeddedRedis replicaOf(EmbeddedRedis master) {
        return configured("", "save \"\"", "replicaof 127.0.0.1 " + master.port());
    }

    private static EmbeddedRedis configured(String allowed, String... settings) {
        try {
            var port = freePort();
            var builder = RedisServer.newRedisServer().bind("127.0.0.1").port(port);
            List.of(settings).forEach(builder::setting);
            return new EmbeddedRedis(port, allowed, builder.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** Where it is, for one who may do all. */
    URI url() {
        return URI.create("redis://" + allowed + "127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** A cache in it, which is closed after the test. */
    RedisSwarmCache cache() {
        return cache(CacheTtls.DEFAULT);
    }

    RedisSwarmCache cache(CacheTtls ttls) {
        return cache(url(), ttls, RedisTimeouts.DEFAULT);
    }

    RedisSwarmCache cache(URI url, CacheTtls ttls, RedisTimeouts timeouts) {
        var cache = RedisSwarmCache.connect(url, ttls, timeouts, InstantSource.system());
        opened.add(cache);
        return cache;
    }

    /** Its answer to a command, text or a number, as redis-cli would show it. */
    String ask(String command, String... arguments) {
        return ask(url(), command, arguments);
    }

    /** The answer of whoever is at this address. */
    static String ask(URI url, String command, String... arguments) {
        var reply = reply(url, command, arguments);
        return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(reply);
    }

    /** The fields of a hash. */
    Map<String, String> hash(String key) {
        return BuilderFactory.STRING_MAP.build(reply(url(), "HGETALL", key));
    }

    /** Does something while its process is stopped, as one is that swaps or waits for a disk. */
    void whileFrozen(Runnable action) {
        var pid = PROCESS_ID.matcher(ask("INFO", "server"));
        if (!pid.find()) {
            throw new IllegalStateException("Redis does not tell its process id");
        }
        signal("-STOP", pid.group(1));
        try {
            action.run();
        } finally {
            signal("-CONT", pid.group(1));
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ask("CONFIG", "SET", "maxmemory", "0"); // which a test may have taken from it
        ask("FLUSHALL");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        opened.forEach(SwarmCache::close);
        opened.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop();
    }

    private static Object reply(URI url, String command, String... arguments) {
        var line = new CommandArguments(Protocol.Command.valueOf(command));
        List.of(arguments).forEach(line::add);
        try (var client = RedisClient.create(url)) {
            return client.executeCommand(line);
        }
    }

    private static void signal(String signal, String pid) {
        try {
            var exit =
                    new ProcessBuilder("kill", signal, pid).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + signal + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Below the ports that the kernel gives to clients: one of those must not take it while Redis is restarted. */
    static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(EmbeddedRedis::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
