package io.swarmstatus.cache;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.RedisClient;

/** Reads one swarm's keys, and of their values only those that are not known. */
final class SwarmReader {

    private static final String NO_KEY = "none";
    private static final long NO_EXPIRY = -1;
    private static final int LOOKS_AT_ONCE = 100;

    private final RedisClient redis;
    private final RedisScript script;
    private final InstantSource clock;
    private final Complaints complaints;

    SwarmReader(RedisClient redis, RedisScript script, InstantSource clock, Complaints complaints) {
        this.redis = redis;
        this.script = script;
        this.clock = clock;
        this.complaints = complaints;
    }

    /**
     * What Redis holds: one round trip where nothing has changed, and another for the values that have. Each sees all
     * keys at one moment, so that no value is ever paired with the expiry or the refresh status of another.
     */
    CachedSwarm read(CacheKeys keys, CachedSwarm known) {
        return read(keys, known, unknown(keys, known));
    }

    /** @param wanted the keys whose values are asked for at once; more are if these turn out to be too few */
    private CachedSwarm read(CacheKeys keys, CachedSwarm known, Set<String> wanted) {
        while (true) {
            var stored = look(keys, wanted);
            var changed = stored.changedSince(known);
            if (wanted.containsAll(changed)) {
                return stored.over(known);
            }
            wanted.addAll(changed);
        }
    }

    /**
     * The same of many swarms: they are looked at together, some of them at a time, so that neither Redis nor this process
     * has much to buffer; then those are read that have changed.
     */
    Map<String, CachedSwarm> read(Map<String, CachedSwarm> known) {
        var read = new HashMap<String, CachedSwarm>();
        var batch = new ArrayList<String>();
        for (var swarm : known.keySet()) {
            batch.add(swarm);
            if (batch.size() == LOOKS_AT_ONCE) {
                read(batch, known, read);
                batch.clear();
            }
        }
        read(batch, known, read);
        return read;
    }

    private void read(List<String> batch, Map<String, CachedSwarm> known, Map<String, CachedSwarm> read) {
        var keys = batch.stream().map(CacheKeys::of).toList();
        var answers = script.runAll(redis, keys.stream().map(SwarmReader::names).toList(), List.of());
        var now = clock.instant();
        for (int i = 0; i < batch.size(); i++) {
            var swarm = batch.get(i);
            var before = known.getOrDefault(swarm, CachedSwarm.NOTHING);
            var stored = stored(keys.get(i), (List<?>) answers.get(i), now);
            var changed = stored.changedSince(before);
            read.put(swarm, changed.isEmpty() ? stored.over(before) : read(keys.get(i), before, changed));
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
        var answers = (List<?>) script.run(redis, names(keys), List.copyOf(wanted));
        return stored(keys, answers, clock.instant());
    }

    private static List<String> names(CacheKeys keys) {
        return List.of(keys.primary(), keys.backup(), keys.refresh());
    }

    private StoredSwarm stored(CacheKeys keys, List<?> answers, Instant now) {
        return new StoredSwarm(
                tier(keys.primary(), (List<?>) answers.get(0), now),
                tier(keys.backup(), (List<?>) answers.get(1), now),
                refresh(keys.refresh(), (List<?>) answers.get(2), now));
    }

    private StoredTier tier(String key, List<?> answer, Instant now) {
        var type = (String) answer.getFirst();
        if (!type.equals("string")) {
            complaints.about(key, unexpected(type));
            return StoredTier.absent(key);
        }
        complaints.about(key, Complaints.NONE);
        var millisLeft = (long) answer.get(2);
        var expiresAt = millisLeft == NO_EXPIRY ? null : now.plusMillis(millisLeft);
        return new StoredTier(key, true, (long) answer.get(1), expiresAt, (String) answer.get(3));
    }

    private RefreshStatus refresh(String key, List<?> answer, Instant now) {
        var type = (String) answer.getFirst();
        if (!type.equals("hash")) {
            complaints.about(key, unexpected(type));
            return RefreshStatus.NONE;
        }
        var fields = new HashMap<String, String>();
        var fieldsAndValues = ((List<?>) answer.get(1)).iterator();
        while (fieldsAndValues.hasNext()) {
            fields.put((String) fieldsAndValues.next(), (String) fieldsAndValues.next());
        }
        var hash = RefreshHash.of(fields, now);
        complaints.about(
                key, hash.unreadable().isEmpty() ? Complaints.NONE : "its fields " + hash.unreadable() + " are junk");
        return hash.status();
    }

    private static String unexpected(String type) {
        return type.equals(NO_KEY) ? Complaints.NONE : "it is a " + type;
    }
}
