package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.service.ServerAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An api that is told to stop while clients ask. */
class DrainIT {

    private static final Duration DRAIN = Drain.LONGEST;
    private static final Duration SOON = Duration.ofSeconds(4);

    @Test
    void answersOnWhileItIsNotReadyAndClosesEachConnectionWithItsAnswer() throws Exception {
        var config = new ApiConfig(
                ServerAddress.ANY_LOCAL,
                AllowedOrigins.NONE,
                URI.create("redis://a"),
                "default",
                Nowhere.TOPICS,
                DRAIN);
        var api = Api.start(config, new FaultyCache(() -> START), () -> START, HttpLimits.DEFAULT);
        var port = api.port();
        try (var kept = new Socket(InetAddress.getLoopbackAddress(), port)) {
            await().until(() -> fresh(port, "/health/ready").startsWith("HTTP/1.1 200"));
            send(kept, "/api/v1/status/swarm", "keep-alive");
            kept.getInputStream().readNBytes(1);

            var begun = System.nanoTime();
            var closing = Thread.ofPlatform().start(api::close);

            await().atMost(SOON).until(() -> fresh(port, "/health/ready").startsWith("HTTP/1.1 503"));
            send(kept, "/api/v1/status/swarm", "keep-alive");
            assertThat(new String(kept.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Connection: close"); // and the stream ended, or this would not return
            assertThat(fresh(port, "/api/v1/status/swarm")).startsWith("HTTP/1.1 200");
            assertThat(fresh(port, "/health/live")).startsWith("HTTP/1.1 200");
            closing.join();
            assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(DRAIN.toNanos());
            assertThatThrownBy(() -> fresh(port, "/health/live")).isInstanceOf(ConnectException.class);
        } finally {
            api.close();
        }
    }

    private static String fresh(int port, String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(socket, path, "close");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void send(Socket socket, String path, String connection) throws IOException {
        socket.setSoTimeout(5_000);
        var request = "GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: " + connection + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    }
}
