package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.service.HttpServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpLimitsIT {

    private static final HttpLimits IMPATIENT = new HttpLimits(1024, 512, 64, 100, Duration.ofSeconds(1));

    @Test
    void closeAConnectionThatSendsNoFurtherRequest() throws IOException {
        try (var server = serving()) {
            var answer = RawHttp.send(server.port(), "GET /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(answer).endsWith("the status");
        }
    }

    @Test
    void closeAConnectionThatSendsHalfARequestLine() throws IOException {
        try (var server = serving()) {
            var answer = RawHttp.send(server.port(), "GET /api/v1/sta");

            assertThat(answer).isEmpty();
        }
    }

    private static HttpServer serving() {
        return HttpServer.start(
                "127.0.0.1",
                0,
                List.of(),
                http -> Api.configure(
                        http,
                        IMPATIENT,
                        (_, response) -> response.send("the status"),
                        (_, response) -> response.send("the cache")));
    }
}
