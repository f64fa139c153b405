package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PacedLoadIT {

    private static final byte[] BODY = new byte[100_000];

    private final AtomicInteger asked = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/fine", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void asksAsOftenAsItIsToldAndCountsEachAnswer() throws IOException {
        var latencies = new LatencyHistogram();

        try (var load = PacedLoad.open(server.getAddress().getPort(), Question.plain("/fine"), 4)) {
            load.run(50, Duration.ofSeconds(1), latencies);
        }

        assertThat(latencies.count()).isEqualTo(50);
        assertThat(asked).hasValue(50);
    }

    @Test
    void endsAtAnAnswerThatIsNot200() throws IOException {
        try (var load = PacedLoad.open(server.getAddress().getPort(), Question.plain("/elsewhere"), 4)) {
            assertThatThrownBy(() -> load.run(50, Duration.ofSeconds(1), new LatencyHistogram()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("404");
        }
    }
}
