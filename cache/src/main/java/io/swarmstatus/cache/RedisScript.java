package io.swarmstatus.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A script that Redis runs: all of it at one moment.
 *
 * @param source in Lua
 * @param digest the name by which Redis knows it once it has seen it
 */
record RedisScript(String source, String digest) {

    /** The script in these files beside the classes, one after the other. */
    static RedisScript load(String... files) {
        return of(Stream.of(files).map(RedisScript::read).collect(Collectors.joining("\n")));
    }

    static RedisScript of(String source) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest(source.getBytes(StandardCharsets.UTF_8));
            return new RedisScript(source, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Runs it by its name, and sends it where Redis has never seen it or was restarted since. */
    Object run(RedisClient redis, List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(source, keys, arguments);
        }
    }

    /** Asks to run it by its name; the answer is to be read from the connection. */
    void send(Connection connection, List<String> keys, List<String> arguments) {
        connection.sendCommand(new CommandArguments(Protocol.Command.EVALSHA)
                .add(digest)
                .add(keys.size())
                .addObjects(keys)
                .addObjects(arguments));
    }

    /** Runs it once for each of these lists of keys, without waiting for one answer before the next question. */
    List<Object> runAll(RedisClient redis, List<List<String>> keys, List<String> arguments) {
        if (keys.isEmpty()) {
            return List.of();
        }
        var first = run(redis, keys.getFirst(), arguments); // from here on Redis knows the script
        try (var pipeline = redis.pipelined()) {
            var rest = keys.stream()
                    .skip(1)
                    .map(names -> pipeline.evalsha(digest, names, arguments))
                    .toList();
            pipeline.sync();
            return Stream.concat(Stream.of(first), rest.stream().map(Response::get))
                    .toList();
        }
    }

    private static String read(String file) {
        try (var resource = Objects.requireNonNull(RedisScript.class.getResourceAsStream(file), file)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
