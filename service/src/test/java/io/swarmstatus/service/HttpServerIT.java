package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpServerIT {

    @Test
    void answersLiveAndReadyByTheirOwnChecks() throws Exception {
        var live = check("loop", HealthCheckType.LIVENESS, true);
        var ready = check("kafka", HealthCheckType.READINESS, false);

        try (var server = HttpServer.start("127.0.0.1", 0, List.of(live, ready), _ -> {})) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(server, "/health/ready").body()).contains("kafka", "DOWN");
        }
    }

    @Test
    void namesTheAddressThatIsTaken() {
        try (var first = HttpServer.start("127.0.0.1", 0, List.of(), _ -> {})) {
            assertThatThrownBy(() -> HttpServer.start("127.0.0.1", first.port(), List.of(), _ -> {}))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("in use");
        }
    }

    private static HealthCheck check(String name, HealthCheckType type, boolean up) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthCheckType type() {
                return type;
            }

            @Override
            public HealthCheckResponse call() {
                return HealthCheckResponse.builder().status(up).build();
            }
        };
    }

    private static HttpResponse<String> get(HttpServer server, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
