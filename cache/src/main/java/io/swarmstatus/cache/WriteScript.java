package io.swarmstatus.cache;

import io.swarmstatus.contract.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The one way to write to Redis: {@code write.lua}, which decides and writes in one step.
 *
 * @param source the script
 * @param digest the name that Redis knows it by once it has seen it
 */
record WriteScript(String source, String digest) {

    private static final String RESOURCE = "write.lua";

    /** Further than any date that Redis could tell; it keeps the milliseconds of any instant within a long. */
    private static final long FARTHEST_SECOND = 1_000_000_000_000L;

    static WriteScript load() {
        try (var resource = Objects.requireNonNull(WriteScript.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            var bytes = resource.readAllBytes();
            var digest = MessageDigest.getInstance("SHA-1").digest(bytes);
            return new WriteScript(
                    new String(bytes, StandardCharsets.UTF_8), HexFormat.of().formatHex(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Sends the snapshot; and the script too, where Redis has forgotten it or never seen it. */
    WriteOutcome run(RedisClient redis, Snapshot snapshot, CachedJson json, CacheTtls ttls) {
        var keys = CacheKeys.of(snapshot.swarm());
        var names = List.of(keys.primary(), keys.backup(), keys.refresh());
        var arguments = arguments(snapshot, json, ttls);
        return WriteOutcome.valueOf((String) evaluate(redis, names, arguments));
    }

    private Object evaluate(RedisClient redis, List<String> keys, List<String> arguments) {
        try {
            return redis.evalsha(digest, keys, arguments);
        } catch (JedisNoScriptException e) {
            return redis.eval(source, keys, arguments);
        }
    }

    /** In the order in which the script reads them. */
    private static List<String> arguments(Snapshot snapshot, CachedJson json, CacheTtls ttls) {
        return List.of(
                Long.toString(epochMillis(snapshot.collectedAt())),
                WireInstant.format(snapshot.collectedAt()),
                snapshot.condition().wireName(),
                Long.toString(snapshot.swarmVersion()),
                snapshot.swarmActive() ? "" : NewerWins.message(snapshot),
                millis(ttls.primary()),
                millis(ttls.backup()),
                millis(NewerWins.CLOCK_TOLERANCE),
                millis(NewerWins.REFRESH_RETENTION),
                CacheKeys.UPDATES_CHANNEL,
                snapshot.swarm(),
                json.body(),
                json.primaryTail(),
                json.backupTail());
    }

    private static long epochMillis(Instant at) {
        var second = Math.clamp(at.getEpochSecond(), -FARTHEST_SECOND, FARTHEST_SECOND);
        return second * 1000 + at.getNano() / 1_000_000;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
