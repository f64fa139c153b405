package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

        try (var server = HttpServer.start(ServerAddress.ANY_LOCAL, List.of(live, ready), Meters.registry(), _ -> {})) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(server, "/health/ready").body()).contains("kafka", "DOWN");
        }
    }

    @Test
    void tellsOnAPortOfItsOwnWhetherItIsAliveAndNothingElse() throws Exception {
        var live = check("loop", HealthCheckType.LIVENESS, true);
        var ready = check("kafka", HealthCheckType.READINESS, false);
        var probe = LoopbackPort.next();

        try (var _ = HttpServer.start(
                new ServerAddress("127.0.0.1", 0, probe), List.of(live, ready), Meters.registry(), _ -> {})) {
            assertThat(get(probe, "/health/live").statusCode()).isEqualTo(204);
            assertThat(get(probe, "/health").statusCode()).isEqualTo(204);
            assertThat(get(probe, "/metrics").statusCode()).isEqualTo(404);
        }
        var dead = check("loop", HealthCheckType.LIVENESS, false);
        try (var _ =
                HttpServer.start(new ServerAddress("127.0.0.1", 0, probe), List.of(dead), Meters.registry(), _ -> {})) {
            assertThat(get(probe, "/health/live").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void listensNowhereWhereTheProbesPortIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = LoopbackPort.next();
            var address = new ServerAddress("127.0.0.1", port, other.getLocalPort());

            assertThatThrownBy(() -> HttpServer.start(address, List.of(), Meters.registry(), _ -> {}))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort());

            assertThatThrownBy(() -> get(port, "/health/live")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void namesTheAddressThatIsTaken() {
        try (var first = HttpServer.start(ServerAddress.ANY_LOCAL, List.of(), Meters.registry(), _ -> {})) {
            assertThatThrownBy(() ->
                            HttpServer.start(ServerAddress.local(first.port()), List.of(), Meters.registry(), _ -> {}))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + first.port())
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void servesItsMetersAsPrometheusTextWhateverIsAccepted() throws Exception {
        var meters = Meters.registry();
        meters.counter("swarm_status_scrapes").increment();

        try (var server = HttpServer.start(ServerAddress.ANY_LOCAL, List.of(), meters, _ -> {})) {
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

        try (var server = HttpServer.start(ServerAddress.ANY_LOCAL, List.of(), Meters.registry(), more)) {
            assertThat(get(server, "/health/live").body()).contains("UP");
            assertThat(get(server, "/metrics").body()).startsWith("# HELP ");
            assertThat(get(server, "/anything").body()).isEqualTo("else");
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
        return get(server.port(), path, headers);
    }

    private static HttpResponse<String> get(int port, String path, String... headers)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + port + path);
            var request = HttpRequest.newBuilder(uri);
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
