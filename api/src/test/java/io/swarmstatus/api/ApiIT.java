package io.swarmstatus.api;

import static io.swarmstatus.cache.CacheTtls.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.CacheUnavailableException;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.WriteOutcome;
import io.swarmstatus.service.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.params.SetParams;

/** The api on a real Redis, which the test writes to as the cache-sink does. */
class ApiIT {

    private static final String STATUS = "/api/v1/status/swarm";
    private static final CacheKeys KEYS = CacheKeys.of("default");
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration AFTER_AN_OUTAGE = Duration.ofSeconds(15);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private EmbeddedRedis redis;
    private RedisSwarmCache sink;
    private Api api;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        redis = EmbeddedRedis.onAFreePort();
        redis.start();
        sink = RedisSwarmCache.connect(redis.url(), DEFAULT, RedisTimeouts.DEFAULT, InstantSource.system());
        api = Api.start(new ApiConfig(
                ServerAddress.ANY_LOCAL, AllowedOrigins.NONE, redis.url(), "default", Nowhere.TOPICS, Duration.ZERO));
        await().atMost(AFTER_AN_OUTAGE)
                .ignoreException(HttpTimeoutException.class)
                .until(() -> get("/health/ready").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        api.close();
        sink.close();
        redis.close();
        client.close();
    }

    @Test
    void showsASnapshotWithinASecond() throws IOException, InterruptedException {
        assertThat(source()).isEqualTo("cache_unavailable");

        assertThat(sink.write(Snapshots.good(now))).isEqualTo(WriteOutcome.CACHED);

        await().atMost(SOON).until(() -> source().equals("cached"));
        assertThat(status().path("nodes")).hasSize(3);
        assertThat(status().path("collected_at").asText()).isEqualTo(now.toString());
    }

    @Test
    void turnsToTheNextTierWhenAKeyIsDeleted() {
        sink.write(Snapshots.good(now));
        await().atMost(SOON).until(() -> source().equals("cached"));

        redis.ask(keys -> keys.del(KEYS.primary()));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(source()).isEqualTo("backup_cache");
            assertThat(status().path("error").isNull()).isTrue();
        });

        redis.ask(keys -> keys.del(KEYS.backup()));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(source()).isEqualTo("cache_unavailable");
            assertThat(status().path("error").asText()).isEqualTo(UnavailableDocument.ERROR);
        });
    }

    @Test
    void turnsToTheBackupWhenThePrimaryExpires() {
        var almostExpired = now.minus(DEFAULT.primary()).plusSeconds(3);
        sink.write(Snapshots.good(almostExpired));
        await().atMost(SOON).until(() -> source().equals("cached"));

        await().atMost(AFTER_AN_OUTAGE).until(() -> source().equals("backup_cache"));

        assertThat(Instant.now()).isAfterOrEqualTo(almostExpired.plus(DEFAULT.primary()));
    }

    @Test
    void goesOnWithoutRedisAndFollowsItAgainOnceItIsBack() throws IOException, InterruptedException {
        sink.write(Snapshots.good(now));
        await().atMost(SOON).until(() -> source().equals("cached"));
        var before = get(STATUS).body();

        redis.stop();
        assertThat(cacheReport().path("cache_status").asText()).isEqualTo("unavailable");
        assertThat(get(STATUS).body()).isEqualTo(before);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);

        redis.start();
        await().ignoreException(CacheUnavailableException.class)
                .until(() -> sink.write(Snapshots.good(now.plusMillis(1))) == WriteOutcome.CACHED);
        await().atMost(AFTER_AN_OUTAGE)
                .untilAsserted(() -> assertThat(status().path("collected_at").asText())
                        .isEqualTo(now.plusMillis(1).toString()));
        assertThat(cacheReport().path("cache_status").asText()).isEqualTo("available");
    }

    @Test
    void answersInTimeWhileRedisIsFrozen() throws IOException, InterruptedException {
        sink.write(Snapshots.good(now));
        await().atMost(SOON).until(() -> source().equals("cached"));
        var frozen = redis.freeze();

        try {
            for (var i = 0; i < 20; i++) {
                assertThat(source()).isEqualTo("cached");
            }
            assertThat(cacheReport().path("cache_status").asText()).isEqualTo("unavailable");
            assertThat(cacheReport().at("/primary_cache/exists").asBoolean()).isTrue();
        } finally {
            frozen.thaw();
        }

        await().atMost(AFTER_AN_OUTAGE)
                .until(() -> cacheReport().path("cache_status").asText().equals("available"));
    }

    @Test
    void neverShowsOlderDataThanBefore() {
        var older = now.minusSeconds(60);
        sink.write(Snapshots.good(older));
        var olderJson = redis.ask(keys -> keys.get(KEYS.primary()));
        sink.write(Snapshots.good(now));
        await().atMost(SOON).until(() -> status().path("collected_at").asText().equals(now.toString()));

        redis.ask(keys ->
                keys.set(KEYS.primary(), olderJson, SetParams.setParams().ex(100)));
        redis.ask(
                keys -> keys.set(KEYS.backup(), olderJson, SetParams.setParams().ex(100)));

        await().during(SOON).atMost(AFTER_AN_OUTAGE).untilAsserted(() -> {
            assertThat(cacheReport().at("/primary_cache/age_seconds").asDouble())
                    .isGreaterThanOrEqualTo(60);
            assertThat(status().path("collected_at").asText()).isEqualTo(now.toString());
        });
    }

    @Test
    void passesAFailureOnWhereThatIsAllThereIs() throws IOException, InterruptedException {
        sink.write(Snapshots.failed(now));

        await().atMost(SOON).until(() -> source().equals("cached"));

        assertThat(status().path("error").asText()).isEqualTo("Docker unavailable");
        assertThat(cacheReport().path("recommendations"))
                .hasSize(1)
                .allSatisfy(sentence -> assertThat(sentence.asText()).contains("no data"));
    }

    private String source() throws IOException, InterruptedException {
        return status().at("/cache_info/source").asText();
    }

    private JsonNode status() throws IOException, InterruptedException {
        return json.readTree(get(STATUS).body()).path("data");
    }

    private JsonNode cacheReport() throws IOException, InterruptedException {
        return json.readTree(get(STATUS + "/cache").body()).path("data");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + api.port() + path);
        return client.send(HttpRequest.newBuilder(uri).timeout(REQUEST_LIMIT).build(), BodyHandlers.ofString());
    }
}
