package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routing answers, whatever carries it. */
abstract class ApiRoutingSuite {

    private static final String PATH = "/api/v1/status/swarm";

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarm swarm = ServedSwarm.named("default", START);
    private final ServedSwarms swarms = ServedSwarms.around(swarm);
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, clock, new FollowerLog(), new ServedDelays(), START);

    /** A client of a server with {@link #route}. */
    abstract Http1Client client();

    final void route(HttpRouting.Builder rules) {
        var subscribers = new Subscribers(0);
        var endpoints = Endpoints.of(
                Nowhere.sources(swarms, cache, subscribers, clock), AllowedOrigins.NONE, Endpoints.HEARTBEAT);
        ApiRouting.route(rules, endpoints);
    }

    @BeforeEach
    final void begin() {
        cache.write(Snapshots.good(START));
        follower.turn();
        clock.pass(Duration.ofMillis(33_200));
    }

    @AfterEach
    final void end() {
        cache.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/status/swarm", "/api/v1/status/cluster"})
    void givesTheStatusWithItsHeaders(String path) {
        try (var response = client().get(path).request()) {
            assertThat(response.status()).isEqualTo(Status.OK_200);
            assertThat(body(response)).contains("\"source\":\"cached\"", "wéb ☃");
            assertThat(header(response, HeaderNames.CONTENT_TYPE)).isEqualTo("application/json");
            assertThat(header(response, HeaderNames.AGE)).isEqualTo("33");
            assertThat(header(response, HeaderNames.VARY)).isEqualTo("Accept-Encoding");
            assertThat(header(response, HeaderNames.CACHE_CONTROL)).isEqualTo("max-age=1, stale-if-error=1798");
            assertThat(header(response, CacheHeaders.CACHE_STATUS))
                    .isEqualTo("swarm-status; hit; ttl=266; detail=primary");
            assertThat(header(response, HeaderNames.ETAG)).matches("\"[0-9a-f]{32}\"");
            assertThat(response.headers().contains(HeaderNames.CONTENT_ENCODING))
                    .isFalse();
        }
    }

    @Test
    void turnsFromTierToTierWithTime() {
        clock.pass(Duration.ofMinutes(5));
        try (var response = client().get(PATH).request()) {
            assertThat(body(response)).contains("\"source\":\"backup_cache\"", "\"error\":null");
            assertThat(header(response, CacheHeaders.CACHE_STATUS)).endsWith("; detail=backup");
        }
        clock.pass(Duration.ofMinutes(25));
        try (var response = client().get(PATH).request()) {
            assertThat(response.status()).isEqualTo(Status.OK_200);
            assertThat(body(response)).contains("\"source\":\"cache_unavailable\"", "cache not accessible");
            assertThat(header(response, CacheHeaders.CACHE_STATUS))
                    .isEqualTo("swarm-status; fwd=miss; detail=unavailable");
            assertThat(response.headers().contains(HeaderNames.AGE)).isFalse();
        }
    }

    @Test
    void compressesWhereThatIsAllowed() throws IOException {
        var plain = plainBody();

        try (var response = client().get(PATH)
                .header(HeaderNames.ACCEPT_ENCODING, "br, gzip")
                .request()) {
            var gzip = new GZIPInputStream(
                    new ByteArrayInputStream(response.inputStream().readAllBytes()));

            assertThat(header(response, HeaderNames.CONTENT_ENCODING)).isEqualTo("gzip");
            assertThat(header(response, HeaderNames.ETAG)).endsWith("-gzip\"");
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
        try (var response = client().get(PATH)
                .header(HeaderNames.ACCEPT_ENCODING, "gzip;q=0")
                .request()) {
            assertThat(body(response)).isEqualTo(plain);
        }
    }

    @Test
    void saysWhenNothingChanged() {
        var tag = entityTag();

        try (var response =
                client().get(PATH).header(HeaderNames.IF_NONE_MATCH, tag).request()) {
            assertThat(response.status()).isEqualTo(Status.NOT_MODIFIED_304);
            assertThat(header(response, HeaderNames.ETAG)).isEqualTo(tag);
            assertThat(header(response, HeaderNames.CACHE_CONTROL)).startsWith("max-age=1");
            assertThat(header(response, HeaderNames.VARY)).isEqualTo("Accept-Encoding");
            assertThat(response.entity().hasEntity()).isFalse();
        }
        cache.write(Snapshots.good(START.plusSeconds(1)));
        follower.turn();
        try (var response =
                client().get(PATH).header(HeaderNames.IF_NONE_MATCH, tag).request()) {
            assertThat(response.status()).isEqualTo(Status.OK_200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/cache"})
    void answersHeadWithTheLengthAlone(String path) {
        var length = length(path);

        try (var response = client().method(Method.HEAD).path(path).request()) {
            assertThat(response.status()).isEqualTo(Status.OK_200);
            assertThat(header(response, HeaderNames.CONTENT_LENGTH)).isEqualTo(length);
            assertThat(header(response, HeaderNames.CONTENT_TYPE)).isEqualTo("application/json");
        }
        assertThat(length(path)).as("on the same connection").isEqualTo(length);
    }

    @Test
    void reportsOnTheCacheItselfAndOnItsUse() {
        plainBody();
        plainBody();
        clock.pass(Duration.ofMinutes(5));
        plainBody();

        try (var response = client().get(PATH + "/cache").request()) {
            assertThat(header(response, HeaderNames.CACHE_CONTROL)).isEqualTo("no-store");
            assertThat(body(response))
                    .contains("\"cache_status\":\"available\"")
                    .contains("{\"key\":\"docker_swarm_status\",\"exists\":false,\"ttl_seconds\":-2")
                    .contains("\"hits\":{\"primary\":2,\"backup\":1,\"unavailable\":0,\"hit_rate_percent\":100.0");
        }
    }

    @Test
    void reportsFromMemoryWhatACacheThatIsAwayHeld() {
        cache.goAway();

        try (var response = client().get(PATH + "/cache").request()) {
            assertThat(body(response))
                    .contains("\"cache_status\":\"unavailable\"", "Redis does not answer")
                    .contains("{\"key\":\"docker_swarm_status\",\"exists\":true,\"ttl_seconds\":267");
        }
    }

    @Test
    void countsAnswersWithoutABodyToo() {
        var tag = entityTag();
        try (var response =
                client().get(PATH).header(HeaderNames.IF_NONE_MATCH, tag).request()) {
            assertThat(response.status()).isEqualTo(Status.NOT_MODIFIED_304);
        }
        try (var response = client().method(Method.HEAD).path(PATH).request()) {
            assertThat(response.status()).isEqualTo(Status.OK_200);
        }

        assertThat(swarm.hits().tally().primary()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page", "/api", "/api/v1/status", PATH + "/", PATH + "/other"})
    void hasNothingElsewhere(String path) {
        try (var response = client().get(path).request()) {
            assertThat(response.status()).isEqualTo(Status.NOT_FOUND_404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW"})
    void isForReadingAlone(String method) {
        for (var path : List.of(PATH, PATH + "/cache", "/api/v1/status/cluster", "/health/live")) {
            try (var response =
                    client().method(Method.create(method)).path(path).request()) {
                assertThat(response.status()).isEqualTo(Status.METHOD_NOT_ALLOWED_405);
                assertThat(header(response, HeaderNames.ALLOW)).isEqualTo("GET, HEAD, OPTIONS");
            }
        }
    }

    @Test
    void listsAllSwarmsInShort() {
        cache.write(Snapshots.ofSwarm("east", START));
        follower.turn();
        clock.pass(Duration.ofSeconds(1));

        try (var response = client().get("/api/v1/status/swarms").request()) {
            assertThat(header(response, HeaderNames.CACHE_CONTROL)).isEqualTo("max-age=1");
            assertThat(body(response))
                    .startsWith("{\"data\":{\"total\":2,\"swarms\":[{\"name\":\"default\",\"source\":\"cached\"")
                    .contains("\"name\":\"east\",\"source\":\"cached\",\"condition\":\"ok\",\"error\":null")
                    .contains("\"age_seconds\":34.2,\"total_nodes\":3,\"total_managers\":3,\"spare_managers\":1")
                    .contains("\"running_tasks\":12,\"consecutive_failures\":0")
                    .contains("\"silent_since\":null,\"cluster_conflict\":false");
        }
    }

    @Test
    void tellsInTheListWhatIsWrongWithASwarm() {
        cache.tellSilence("default", START);
        follower.turn();
        clock.pass(Duration.ofMinutes(30));

        try (var response = client().get("/api/v1/status/swarms").request()) {
            assertThat(body(response))
                    .contains(
                            "\"source\":\"cache_unavailable\",\"condition\":null,\"error\":\"Docker Swarm status unav")
                    .contains("\"age_seconds\":null,\"total_nodes\":null")
                    .contains("\"silent_since\":\"2026-01-15T10:30:00.123Z\"");
        }
    }

    @Test
    void givesEachSwarmByItsName() {
        cache.write(Snapshots.ofSwarm("east", START));
        follower.turn();

        try (var response = client().get("/api/v1/status/swarms/east").request()) {
            assertThat(body(response)).contains("\"swarm\":\"east\"", "docker_swarm_status:{east}");
            assertThat(header(response, CacheHeaders.CACHE_STATUS)).endsWith("; detail=primary");
        }
        try (var response = client().get("/api/v1/status/swarms/east/cache").request()) {
            assertThat(body(response)).contains("docker_swarm_status:{east}", "\"hits\":{\"primary\":1,");
        }
    }

    @Test
    void saysWhichSwarmItDoesNotKnowAndWhatIsNoName() {
        for (var path : List.of("/api/v1/status/swarms/west", "/api/v1/status/swarms/west/cache")) {
            try (var response = client().get(path).request()) {
                assertThat(response.status()).isEqualTo(Status.NOT_FOUND_404);
                assertThat(body(response)).contains("west");
            }
        }
        try (var response = client().get("/api/v1/status/swarms/-").request()) {
            assertThat(response.status()).isEqualTo(Status.BAD_REQUEST_400);
            assertThat(body(response)).contains("1 to 63 letters");
        }
        assertThat(swarms.all()).containsExactly(swarm);
    }

    @Test
    void tellsOfTwoClustersUnderOneNameInTheStatusAndInTheReport() {
        for (var i = 1; i <= 3; i++) {
            cache.write(Snapshots.ofCluster(i % 2 == 0 ? "second" : "cluster", START.plusSeconds(i)));
        }
        follower.turn();

        assertThat(plainBody())
                .contains("\"cluster_conflict\":{\"cluster_id\":\"cluster\",\"other_cluster_id\":\"second\"");
        try (var response = client().get(PATH + "/cache").request()) {
            assertThat(body(response))
                    .contains("\"cluster_conflict\":{", "Two clusters publish under the name default");
        }
    }

    private String plainBody() {
        try (var response = client().get(PATH).request()) {
            return body(response);
        }
    }

    private String entityTag() {
        try (var response = client().get(PATH).request()) {
            return header(response, HeaderNames.ETAG);
        }
    }

    private String length(String path) {
        try (var response = client().get(path).request()) {
            return header(response, HeaderNames.CONTENT_LENGTH);
        }
    }

    private static String body(HttpClientResponse response) {
        return response.as(String.class);
    }

    private static String header(HttpClientResponse response, HeaderName name) {
        return response.headers().get(name).values();
    }
}
