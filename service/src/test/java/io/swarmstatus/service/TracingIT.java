package io.swarmstatus.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service as a process of its own, and somebody to export traces to. */
class TracingIT {

    @TempDir
    Path directory;

    @Test
    void exportsWhatIsTracedWhereItIsToldTo() throws Exception {
        var received = new CopyOnWriteArrayList<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try {
            var endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();
            exitCodeOf(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint, "OTEL_EXPORTER_OTLP_COMPRESSION", "none"));

            assertThat(received).hasSize(1);
            assertThat(received.getFirst()).contains("a start", "swarm-status-service");
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void endsInTimeWhereNobodyIsThereToExportTo() throws Exception {
        var begun = System.nanoTime();
        exitCodeOf(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        assertThat(Files.readString(output())).contains("stopped").doesNotContain("did not stop in time");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)).isLessThan(10);
    }

    @Test
    void saysWhichSettingCannotBeUsed() throws Exception {
        assertThat(exitCodeOf(Map.of("OTEL_TRACES_EXPORTER", "pigeon"))).isEqualTo(2);
        assertThat(Files.readString(output())).contains("traced: otel: ").contains("pigeon");
    }

    private int exitCodeOf(Map<String, String> environment) throws IOException, InterruptedException {
        return new ServiceRun(TracedService.class, output()).exitCode(environment);
    }

    private Path output() {
        return directory.resolve("output");
    }
}
