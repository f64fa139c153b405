package io.swarmstatus.cache;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Reads one swarm's keys, and of their values only those that are not known. No script, so that a reader's Redis user
 * needs no right but to read.
 */
final class SwarmReader {

    private static final long NO_KEY = -2;
    private static final long NO_EXPIRY = -1;

    private final RedisClient redis;
    private final InstantSource clock;
    private final Complaints complaints;

    SwarmReader(RedisClient redis, InstantSource clock, Complaints complaints) {
        this.redis = redis;
        this.clock = clock;
        this.complaints = complaints;
    }

    /**
     * What Redis holds: one round trip where nothing has changed, and another for the values that have. Each sees all
     * keys at one moment, so that no value is ever paired with the expiry or the refresh status of another.
     */
    CachedSwarm read(CacheKeys keys, CachedSwarm known) {
        var wanted = unknown(keys, known);
        while (true) {
            var stored = look(keys, wanted);
            var changed = stored.changedSince(known);
            if (wanted.containsAll(changed)) {
                return stored.over(known);
            }
            wanted.addAll(changed);
        }
    }

    private static Set<String> unknown(CacheKeys keys, CachedSwarm known) {
        var unknown = new LinkedHashSet<String>();
        if (!known.primary().exists()) {
            unknown.add(keys.primary());
        }
        if (!known.backup().exists()) {
            unknown.add(keys.backup());
        }
        return unknown;
    }

    private StoredSwarm look(CacheKeys keys, Set<String> wanted) {
        var replies = transaction(keys, wanted).iterator();
        var now = clock.instant();
        var values = new HashMap<String, @Nullable String>();
        wanted.forEach(key -> values.put(key, text(replies.next())));
        return new StoredSwarm(
                tier(keys.primary(), replies.next(), replies.next(), values.get(keys.primary()), now),
                tier(keys.backup(), replies.next(), replies.next(), values.get(keys.backup()), now),
                refresh(keys.refresh(), replies.next()));
    }

    /** All of it in one round trip: Jedis' own transaction would wait for an answer before it sends EXEC. */
    private List<Object> transaction(CacheKeys keys, Set<String> wanted) {
        try (var pipeline = redis.pipelined()) {
            pipeline.sendCommand(Command.MULTI, new String[0]);
            wanted.forEach(pipeline::get);
            pipeline.strlen(keys.primary());
            pipeline.pttl(keys.primary());
            pipeline.strlen(keys.backup());
            pipeline.pttl(keys.backup());
            pipeline.hgetAll(keys.refresh());
            var exec = new CommandObject<>(new CommandArguments(Command.EXEC), BuilderFactory.RAW_OBJECT_LIST);
            var replies = pipeline.executeCommand(exec);
            pipeline.sync();
            return replies.get();
        }
    }

    private StoredTier tier(String key, Object length, Object millisLeft, @Nullable String value, Instant now) {
        if (length instanceof JedisDataException e) {
            complaints.wrong(key, String.valueOf(e.getMessage()));
            return StoredTier.absent(key);
        }
        complaints.well(key);
        var left = (long) millisLeft;
        if (left == NO_KEY) {
            return StoredTier.absent(key);
        }
        return new StoredTier(key, true, (long) length, left == NO_EXPIRY ? null : now.plusMillis(left), value);
    }

    private RefreshStatus refresh(String key, Object fields) {
        if (fields instanceof JedisDataException e) {
            complaints.wrong(key, String.valueOf(e.getMessage()));
            return RefreshStatus.NONE;
        }
        var hash = RefreshHash.of(BuilderFactory.STRING_MAP.build(fields));
        if (hash.unreadable().isEmpty()) {
            complaints.well(key);
        } else {
            complaints.wrong(key, "fields " + hash.unreadable());
        }
        return hash.status();
    }

    private static @Nullable String text(@Nullable Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : null;
    }
}
