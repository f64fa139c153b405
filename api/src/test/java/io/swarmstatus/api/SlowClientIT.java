package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take their time, where the server has none. */
class SlowClientIT {

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final ClientPatience IMPATIENT = new ClientPatience(SHORT, SHORT, SHORT);
    private static final String REQUEST = "GET /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int MORE_THAN_BUFFERS_HOLD = 1 << 24;
    private static final byte[] LARGE = new byte[MORE_THAN_BUFFERS_HOLD];

    static {
        new Random(1).nextBytes(LARGE);
    }

    private HttpFixture server;

    @BeforeEach
    void listen() {
        var limits = new HttpLimits(1024, 512, 64, 100, IMPATIENT);
        server = HttpFixture.serving(
                limits, (_, response) -> response.send("the status"), (_, response) -> response.send(LARGE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void areServedAndLaterClosedWhenTheySendNoFurtherRequest() throws IOException {
        var answer = RawHttp.send(server.port(), REQUEST);

        assertThat(answer).endsWith("the status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /api/v1/sta",
                "GET /api/v1/status/swarm HTTP/1.1\r\n",
                "GET /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\nX: ",
            })
    void areClosedWithoutAnAnswerWhenTheyStopWithinARequest(String part) throws IOException {
        var answer = RawHttp.send(server.port(), part);

        assertThat(answer).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 50", "Transfer-Encoding: chunked"})
    void areClosedWhenTheyStopWithinABody(String framing) throws IOException {
        var head = "POST /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n\r\n";

        var answer = RawHttp.send(server.port(), head);

        assertThat(answer).isEmpty(); // the web server answers once it has read the whole request
    }

    @Test
    void areClosedWhenTheySendAByteAtATime() throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: a\r\nX: ".getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> await().pollInterval(Duration.ofMillis(20))
                            .atMost(Duration.ofSeconds(10))
                            .until(() -> {
                                out.write('x');
                                return false;
                            }))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void areClosedWhenTheyDoNotTakeTheirAnswer() throws IOException {
        var needed = IMPATIENT.toSend(MORE_THAN_BUFFERS_HOLD);
        assertThat(needed).as("on a line of half a megabit").isGreaterThan(Duration.ofMinutes(4));
        var limits = new HttpLimits(1024, 512, 64, 100, new ClientPatience(SHORT, SHORT, SHORT.minus(needed)));
        try (var stricter = HttpFixture.serving(
                        limits,
                        (_, response) -> response.send("the status"),
                        (_, response) -> response.send(new byte[MORE_THAN_BUFFERS_HOLD]));
                var socket = new Socket(InetAddress.getLoopbackAddress(), stricter.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(REQUEST.replace("swarm ", "swarm/cache ").getBytes(StandardCharsets.US_ASCII));
            await().pollDelay(SHORT.multipliedBy(4)).until(() -> true);

            assertThat(readAll(socket)).isLessThan(MORE_THAN_BUFFERS_HOLD);
        }
    }

    @Test
    void getTheirWholeAnswerAsItIs() throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(20_000);
            var request = REQUEST.replace("swarm ", "swarm/cache ").replace("Host: a", "Host: a\r\nConnection: close");
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().pollDelay(SHORT).until(() -> true); // the connection's buffers are full

            var answer = socket.getInputStream().readAllBytes();

            var head = answer.length - MORE_THAN_BUFFERS_HOLD;
            assertThat(head).isBetween(1, 1_000);
            assertThat(Arrays.copyOfRange(answer, head, answer.length)).isEqualTo(LARGE);
        }
    }

    @Test
    void doNotCutOffThoseBesideThem() throws IOException {
        try (var slow = connect()) {
            slow.getOutputStream().write('G');
            for (var i = 0; i < 20; i++) {
                assertThat(RawHttp.send(server.port(), REQUEST.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                        .endsWith("the status");
            }
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    /** How much came before the end, or before the connection was reset. */
    private static long readAll(Socket socket) throws IOException {
        var buffer = new byte[1 << 16];
        long total = 0;
        try {
            for (var read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                total += read;
            }
        } catch (java.net.SocketException e) {
            return total; // reset
        }
        return total;
    }
}
