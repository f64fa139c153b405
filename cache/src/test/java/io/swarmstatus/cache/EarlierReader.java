package io.swarmstatus.cache;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import redis.clients.jedis.RedisClient;

/**
 * Reads the keys as clients of the earlier system do: the primary, else the backup, else nothing. It knows the names of two
 * keys and of a few members of their JSON, and none of this library's classes.
 */
final class EarlierReader {

    private static final String PRIMARY = "docker_swarm_status";
    private static final String BACKUP = "docker_swarm_status_backup";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RedisClient redis;

    EarlierReader(RedisClient redis) {
        this.redis = redis;
    }

    /** @param hasData whether the client shows nodes: not where there is an error */
    record Status(String source, String key, boolean hasData, int nodes, String error) {}

    /**
     * @param ttlSeconds -1 without an expiry, -2 without the key
     * @param ageSeconds since the collection; empty without the key
     * @param spentSeconds of the whole TTL; empty where there is none
     */
    record Key(boolean exists, long ttlSeconds, OptionalDouble ageSeconds, OptionalDouble spentSeconds) {}

    Status status() {
        for (var key : new String[] {PRIMARY, BACKUP}) {
            var text = redis.get(key);
            if (text != null) {
                var json = parse(text);
                var error = json.path("error").asText("");
                return new Status(
                        json.at("/cache_info/source").asText(),
                        json.at("/cache_info/cache_key").asText(),
                        json.path("error").isNull() && json.path("swarm_active").asBoolean(),
                        json.path("nodes").size(),
                        json.path("error").isNull() ? "" : error);
            }
        }
        return new Status(
                "cache_unavailable", PRIMARY, false, 0, "Docker Swarm status unavailable - cache not accessible");
    }

    Key primary(Instant now) {
        return key(PRIMARY, now);
    }

    Key backup(Instant now) {
        return key(BACKUP, now);
    }

    private Key key(String name, Instant now) {
        var ttl = redis.ttl(name);
        var text = redis.get(name);
        if (text == null) {
            return new Key(false, ttl, OptionalDouble.empty(), OptionalDouble.empty());
        }
        var json = parse(text);
        var collectedAt = Instant.parse(json.path("collected_at").asText());
        var age = Duration.between(collectedAt, now).toMillis() / 1000.0;
        var spent = ttl < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(json.at("/cache_info/cache_ttl").asDouble() - ttl);
        return new Key(true, ttl, OptionalDouble.of(age), spent);
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a client of the earlier system would fail on this", e);
        }
    }
}
