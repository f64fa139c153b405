package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is refused, and whoever refuses it, the answer is a problem document. */
class ProblemIT {

    private static final HttpLimits LIMITS = new HttpLimits(1024, 512, 64, 100, ClientPatience.DEFAULT);
    private static final String CLOSE = "Host: a\r\nConnection: close\r\n";

    private static HttpFixture server;

    @BeforeAll
    static void listen() {
        server = HttpFixture.serving(
                LIMITS,
                (_, _) -> {
                    throw new IllegalStateException("nobody's business");
                },
                (_, response) -> response.send("never asked"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, Not Found, Endpoint not found",
        "GET, /health/nothing, 404, Not Found, Endpoint not found",
        "POST, /api/v1/status/swarm, 405, Method Not Allowed, Only GET and HEAD are allowed here",
        "DELETE, /health/live, 405, Method Not Allowed, Only GET and HEAD are allowed here",
        "GET, /api/v1/status/swarm, 500, Internal Server Error, The server failed on this request; its log says why",
        "GET, /%zz, 400, Bad Request, The request cannot be served",
    })
    void tellsWhatIsWrong(String method, String path, int status, String title, String detail) throws IOException {
        var answer = RawHttp.send(server.port(), method + " " + path + " HTTP/1.1\r\n" + CLOSE + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer).contains("Content-Type: application/problem+json\r\n", "Cache-Control: no-store\r\n");
        var problem = new ObjectMapper().readTree(bodyOf(answer));
        assertThat(problem)
                .hasToString(
                        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"instance\":\"%s\"}",
                        title, status, detail, path);
    }

    @Test
    void tellsThatALineOrAHeaderOrABodyIsTooLong() throws IOException {
        var line = "GET /" + "a".repeat(600) + " HTTP/1.1\r\n" + CLOSE + "\r\n";
        var header = "GET / HTTP/1.1\r\n" + CLOSE + "X: " + "a".repeat(1100) + "\r\n\r\n";
        var body = "POST / HTTP/1.1\r\n" + CLOSE + "Content-Length: 65\r\n\r\n" + "a".repeat(65);

        assertThat(RawHttp.send(server.port(), line))
                .startsWith("HTTP/1.1 414 ")
                .contains("\"status\":414");
        assertThat(RawHttp.send(server.port(), header))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"status\":400");
        assertThat(RawHttp.send(server.port(), body))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"status\":413");
    }

    @Test
    void tellsWhichMethodsAreAllowed() throws IOException {
        var answer = RawHttp.send(server.port(), "PUT /api/v1/status/swarm/cache HTTP/1.1\r\n" + CLOSE + "\r\n");

        assertThat(answer).contains("\r\nAllow: GET, HEAD, OPTIONS\r\n");
    }

    @Test
    void hasNoBodyForHead() throws IOException {
        var answer = RawHttp.send(server.port(), "HEAD /nothing HTTP/1.1\r\n" + CLOSE + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("\r\nContent-Length: 107\r\n");
        assertThat(bodyOf(answer)).isEmpty();
    }

    @Test
    void takesNothingOfARefusedBodyForARequest() throws IOException {
        var body = "40\r\n" + "a".repeat(64) + "\r\n40\r\n" + "a".repeat(64) + "\r\n0\r\n\r\n";
        var request = "POST /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;

        var answer = RawHttp.send(server.port(), request);

        assertThat(answer).startsWith("HTTP/1.1 405 ").containsOnlyOnce("HTTP/1.1");
    }

    private static String bodyOf(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
