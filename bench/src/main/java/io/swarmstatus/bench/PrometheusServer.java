package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.bench.PartProcess.Command;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A real Prometheus that scrapes the parts of a pipeline each second, and what it says of its alerts. */
final class PrometheusServer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PartProcess process;
    private final URI home;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    private PrometheusServer(PartProcess process, URI home) {
        this.process = process;
        this.home = home;
    }

    /**
     * Returns once it is ready.
     *
     * @param program where it is, or its name on the path
     * @param rules the rules' text
     * @param targets the ports of each job
     * @param directory for its data
     */
    static PrometheusServer start(
            String program, String rules, Map<String, List<Integer>> targets, Path directory, int port)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("alerts.yml"), rules);
        var config = Files.writeString(directory.resolve("prometheus.yml"), config(targets));
        var line = List.of(
                program,
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        var command = new Command(line, Map.of(), directory.resolve("prometheus.log"));
        var process = new PartProcess("prometheus", command, ReadyProbe.health(port, "/-/ready"));
        process.start();
        process.awaitReady();
        return new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
    }

    static String config(Map<String, List<Integer>> targets) {
        var jobs = targets.entrySet().stream()
                .map(job -> String.format(
                        Locale.ROOT,
                        "  - job_name: %s%n    static_configs:%n      - targets: [%s]%n",
                        job.getKey(),
                        job.getValue().stream()
                                .map(port -> "'127.0.0.1:" + port + "'")
                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        return "global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }\n"
                + "rule_files: [alerts.yml]\n"
                + "scrape_configs:\n" + jobs;
    }

    /** The names of the alerts that fire now. */
    Set<String> firing() throws InterruptedException {
        return get("/api/v1/alerts")
                .path("data")
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.path("labels").path("alertname").asText())
                .collect(Collectors.toSet());
    }

    /** How many targets it scrapes with success. */
    long up() throws InterruptedException {
        return get("/api/v1/targets")
                .path("data")
                .path("activeTargets")
                .valueStream()
                .filter(target -> target.path("health").asText().equals("up"))
                .count();
    }

    private JsonNode get(String path) throws InterruptedException {
        var request = HttpRequest.newBuilder(home.resolve(path)).timeout(LIMIT).build();
        try {
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new StartException("Prometheus does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        process.close();
    }
}
