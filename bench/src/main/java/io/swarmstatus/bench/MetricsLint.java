package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds what a service serves as {@code /metrics} against Prometheus' conventions, by Prometheus' own tool.
 *
 * @param promtool the program
 * @param directory for what is checked
 */
record MetricsLint(String promtool, Path directory) {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The tool that comes with this Prometheus: from the same directory, where that is named. */
    static MetricsLint besides(String prometheus, Path directory) {
        return new MetricsLint(Path.of(prometheus).resolveSibling("promtool").toString(), directory);
    }

    /** @throws StartException if there is anything to complain about */
    void check(FaultTarget service, int port) throws IOException, InterruptedException {
        var complaints = run(scrape(service, port));
        if (!complaints.isBlank()) {
            throw new StartException("/metrics of " + service + ": " + complaints, null);
        }
    }

    private Path scrape(FaultTarget service, int port) throws IOException, InterruptedException {
        var metrics = directory.resolve(service + ".prom");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
                .timeout(LIMIT)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofFile(metrics)).body();
        }
    }

    private String run(Path metrics) throws IOException, InterruptedException {
        var output = directory.resolve(metrics.getFileName() + ".lint");
        var process = new ProcessBuilder(List.of(promtool, "check", "metrics"))
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            return "promtool does not end";
        }
        var said = Files.readString(output);
        return process.exitValue() == 0 ? "" : said + " (exit code " + process.exitValue() + ")";
    }
}
