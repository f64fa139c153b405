package io.swarmstatus.service;

import io.helidon.common.tls.Tls;
import io.helidon.health.HealthCheck;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.ObserveFeatureConfig;
import io.helidon.webserver.observe.health.HealthObserver;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A service's HTTP server: what it serves is the service's own affair, {@code /health/*} and {@code /metrics} are the same
 * for all.
 */
public final class HttpServer implements AutoCloseable {

    /** Requests under way at a stop are given this long; the process has 10 s for all of its parts. */
    private static final Duration STOP_PERIOD = Duration.ofSeconds(2);

    private final WebServer server;

    private HttpServer(WebServer server) {
        this.server = server;
    }

    /** Listens, as below, without {@code /metrics}. */
    public static HttpServer start(
            String host, int port, List<HealthCheck> checks, Consumer<WebServerConfig.Builder> more) {
        return start(host, port, HealthReport.detailed(checks), more);
    }

    /** Listens, as below, without {@code /metrics}. */
    public static HttpServer start(String host, int port, HealthReport health, Consumer<WebServerConfig.Builder> more) {
        return start(host, port, observed(health), more);
    }

    /**
     * Listens.
     *
     * @param port 0 for any free one
     * @param checks what {@code /health/live} and {@code /health/ready} ask
     * @param meters what {@code /metrics} shows, and nothing else; see {@link Meters}
     * @param more what else the server is and serves
     * @throws StartException if the address cannot be listened on
     */
    public static HttpServer start(
            String host,
            int port,
            List<HealthCheck> checks,
            PrometheusMeterRegistry meters,
            Consumer<WebServerConfig.Builder> more) {
        return start(host, port, HealthReport.detailed(checks), meters, more);
    }

    /** The same, with a choice of what {@code /health} tells. */
    public static HttpServer start(
            String host,
            int port,
            HealthReport health,
            PrometheusMeterRegistry meters,
            Consumer<WebServerConfig.Builder> more) {
        return start(host, port, observed(health).addObserver(new MetricsEndpoint(meters)), more);
    }

    private static HttpServer start(
            String host, int port, ObserveFeatureConfig.Builder observed, Consumer<WebServerConfig.Builder> more) {
        var builder = WebServer.builder()
                .host(host)
                .port(port)
                .shutdownHook(false)
                .useNio(false) // with it what does not fit into the connection's buffer at once is lost (Helidon 4.4.0)
                .shutdownGracePeriod(STOP_PERIOD)
                .featuresDiscoverServices(false)
                .addFeature(observed.build());
        more.accept(builder);
        requireFree(host, port);
        var server = builder.build().start();
        if (!server.isRunning()) {
            throw new StartException("cannot listen on " + host + ":" + port, null);
        }
        return new HttpServer(server);
    }

    /** The web server itself only logs that it could not listen, and looks started. */
    private static void requireFree(String host, int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new StartException("cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
    }

    private static ObserveFeatureConfig.Builder observed(HealthReport report) {
        var health = HealthObserver.builder()
                .endpoint("health")
                .details(report.isDetailed())
                .useSystemServices(false)
                .addChecks(report.checks().toArray(HealthCheck[]::new))
                .build();
        return ObserveFeature.builder()
                .endpoint("/")
                .observersDiscoverServices(false)
                .addObserver(health);
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** From the next connection on it has another certificate; one that speaks TLS already. */
    public void reloadTls(Tls tls) {
        server.reloadTls(tls);
    }

    @Override
    public void close() {
        server.stop();
    }
}
