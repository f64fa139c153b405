package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of all sizes over a connection. */
class EntityIT {

    private static final int LARGEST = 1 << 24;
    private static final byte[] BYTES = new byte[LARGEST];

    static {
        new Random(1).nextBytes(BYTES);
    }

    private HttpFixture server;

    @BeforeEach
    void listen() {
        server = HttpFixture.serving(
                HttpLimits.DEFAULT,
                (request, response) -> Entity.send(
                        request,
                        response.header(HeaderValues.CONTENT_TYPE_OCTET_STREAM),
                        Arrays.copyOf(BYTES, Integer.parseInt(request.query().get("size")))),
                (_, response) -> response.send("another"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3_400, 32 * 1024, 32 * 1024 + 1, 113_000, LARGEST})
    void comeAsTheyAreAndLeaveTheConnectionForTheNextRequest(int size) throws IOException {
        var both = request("GET", "swarm?size=" + size, "") + request("GET", "swarm/cache", "Connection: close\r\n");

        var answers = send(both);

        var second = answers.lastIndexOf("HTTP/1.1 200 OK");
        var first = answers.substring(0, second);
        assertThat(first).contains("\r\nContent-Length: " + size + "\r\n");
        assertThat(first.substring(first.indexOf("\r\n\r\n") + 4).getBytes(ISO_8859_1))
                .isEqualTo(Arrays.copyOf(BYTES, size));
        assertThat(answers.substring(second)).endsWith("\r\n\r\nanother");
    }

    @ParameterizedTest
    @ValueSource(ints = {3_400, 113_000})
    void areOnlyMeasuredForHead(int size) throws IOException {
        var answer = send(request("HEAD", "swarm?size=" + size, "Connection: close\r\n"));

        assertThat(answer).contains("\r\nContent-Length: " + size + "\r\n").endsWith("\r\n\r\n");
    }

    private static String request(String method, String path, String header) {
        return method + " /api/v1/status/" + path + " HTTP/1.1\r\nHost: a\r\n" + header + "\r\n";
    }

    private String send(String requests) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
