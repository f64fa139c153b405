package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Consumer;
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

    @Test
    void servesItsMetersAsPrometheusTextWhateverIsAccepted() throws Exception {
        var meters = Meters.registry();
        meters.counter("swarm_status_scrapes").increment();

        try (var server = HttpServer.start("127.0.0.1", 0, List.of(), meters, _ -> {})) {
            for (var accepted : List.of("*/*", "application/json", "application/openmetrics-text;q=0.9")) {
                var answer = get(server, "/metrics", "Accept", accepted);

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("content-type"))
                        .hasValue("text/plain; version=0.0.4; charset=utf-8");
                assertThat(answer.body())
                        .contains("\nswarm_status_scrapes_total 1.0\n")
                        .contains("\njvm_memory_used_bytes{area=\"heap\"")
                        .contains("\njvm_gc_collection_seconds_count{gc=", "\nprocess_cpu_seconds_total ")
                        .doesNotContain("process_cpu_time", "system_cpu_count");
            }
        }
    }

    @Test
    void servesItsMetersBesideWhatElseItServes() throws Exception {
        Consumer<WebServerConfig.Builder> more =
                http -> http.routing(routing -> routing.get("/anything", (_, response) -> response.send("else")));

        try (var server = HttpServer.start("127.0.0.1", 0, List.of(), Meters.registry(), more)) {
            assertThat(get(server, "/health/live").body()).contains("UP");
            assertThat(get(server, "/metrics").body()).startsWith("# HELP ");
            assertThat(get(server, "/anything").body()).isEqualTo("else");
        }
    }

    @Test
    void hasNoMetersUnlessItIsGivenSome() throws Exception {
        try (var server = HttpServer.start("127.0.0.1", 0, List.of(), _ -> {})) {
            assertThat(get(server, "/metrics").statusCode()).isEqualTo(404);
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

    private static HttpResponse<String> get(HttpServer server, String path, String... headers)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + server.port() + path);
            var request = HttpRequest.newBuilder(uri);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
