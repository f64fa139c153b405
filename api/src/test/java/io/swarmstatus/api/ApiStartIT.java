package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiStartIT {

    private static final URI ANY_REDIS = URI.create("redis://127.0.0.1:6379");

    @Test
    void needsNoRedis() throws IOException, InterruptedException {
        try (var redis = EmbeddedRedis.onAFreePort();
                var api = Api.start(new ApiConfig(
                        ServerAddress.ANY_LOCAL,
                        AllowedOrigins.NONE,
                        redis.url(),
                        "default",
                        Nowhere.TOPICS,
                        Duration.ZERO))) {
            assertThat(get(api, "/api/v1/status/swarm").body()).contains("\"source\":\"cache_unavailable\"");
            assertThat(get(api, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(api, "/health/ready").statusCode()).isEqualTo(503);

            redis.start();

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> get(api, "/health/ready").statusCode() == 200);
        }
    }

    @Test
    void servesTheSwarmThatItIsToldTo() throws IOException, InterruptedException {
        var config = new ApiConfig(
                ServerAddress.ANY_LOCAL, AllowedOrigins.NONE, ANY_REDIS, "east", Nowhere.TOPICS, Duration.ZERO);

        try (var api = Api.start(config, new FaultyCache(() -> START), () -> START, HttpLimits.DEFAULT)) {
            assertThat(get(api, "/api/v1/status/swarm").body())
                    .contains("\"swarm\":\"east\"", "\"cache_key\":\"docker_swarm_status:{east}\"");
        }
    }

    @Test
    void needsNoKafkaButForThePast() throws IOException, InterruptedException {
        try (var redis = EmbeddedRedis.onAFreePort();
                var api = Api.start(new ApiConfig(
                        ServerAddress.ANY_LOCAL,
                        AllowedOrigins.NONE,
                        redis.url(),
                        "default",
                        Nowhere.TOPICS,
                        Duration.ZERO))) {
            assertThat(get(api, "/api/v1/status/swarm").statusCode()).isEqualTo(200);

            for (var path : List.of("/swarm?at=now", "/swarm/history", "/swarm/changes", "/swarm/changes/stream")) {
                var answer = get(api, "/api/v1/status" + path);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
                assertThat(answer.body()).doesNotContain("127.0.0.1:1");
            }
            assertThat(get(api, "/api/v1/status/swarm").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesAUrlThatIsNotOfARedis() {
        var config = new ApiConfig(
                ServerAddress.ANY_LOCAL,
                AllowedOrigins.NONE,
                URI.create("http://127.0.0.1"),
                "default",
                Nowhere.TOPICS,
                Duration.ZERO);

        assertThatThrownBy(() -> Api.start(config))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("redis.url");
    }

    @Test
    void leavesNothingOpenWhereThePortIsTaken() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var cache = new FaultyCache(() -> START);
            var config = new ApiConfig(
                    ServerAddress.local(other.getLocalPort()),
                    AllowedOrigins.NONE,
                    ANY_REDIS,
                    "default",
                    Nowhere.TOPICS,
                    Duration.ZERO);

            assertThatThrownBy(() -> Api.start(config, cache, () -> START, HttpLimits.DEFAULT))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort());
            assertThat(cache.isClosed()).isTrue();
        }
    }

    private static HttpResponse<String> get(Api api, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + api.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
