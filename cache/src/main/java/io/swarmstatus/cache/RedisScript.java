package io.swarmstatus.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A script that Redis runs: all of it at one moment.
 *
 * @param source in Lua
 * @param digest the name by which Redis knows it once it has seen it
 */
record RedisScript(String source, String digest) {

    /** The script in this file beside the classes. */
    static RedisScript load(String file) {
        try (var resource = Objects.requireNonNull(RedisScript.class.getResourceAsStream(file), file)) {
            var bytes = resource.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return new RedisScript(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Runs it by its name, and sends it where Redis has never seen it or was restarted since. */
    Object run(RedisClient redis, CacheKeys keys, List<String> arguments) {
        var names = List.of(keys.primary(), keys.backup(), keys.refresh());
        try {
            return redis.evalsha(digest, names, arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(source, names, arguments);
        }
    }
}
