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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A service's HTTP server: what it serves is the service's own affair, {@code /health/*} and {@code /metrics} are the same
 * for all.
 */
public final class HttpServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /** Requests under way at a stop are given this long; the process has 10 s for all of its parts. */
    private static final Duration STOP_PERIOD = Duration.ofSeconds(2);

    private final WebServer server;
    private final Optional<WebServer> probe;

    private HttpServer(WebServer server, Optional<WebServer> probe) {
        this.server = server;
        this.probe = probe;
    }

    /**
     * Listens.
     *
     * @param checks what {@code /health/live} and {@code /health/ready} ask
     * @param meters what {@code /metrics} shows, and nothing else; see {@link Meters}
     * @param more what else the server is and serves
     * @throws StartException if an address cannot be listened on
     */
    public static HttpServer start(
            ServerAddress address,
            List<HealthCheck> checks,
            PrometheusMeterRegistry meters,
            Consumer<WebServerConfig.Builder> more) {
        return start(address, HealthReport.detailed(checks), meters, more);
    }

    /** The same, with a choice of what {@code /health} tells. */
    public static HttpServer start(
            ServerAddress address,
            HealthReport health,
            PrometheusMeterRegistry meters,
            Consumer<WebServerConfig.Builder> more) {
        var observed = observed(health).addObserver(new MetricsEndpoint(meters));
        var server = started(address.host(), address.port(), observed, more);
        try {
            return new HttpServer(server, probe(address.probePort(), health));
        } catch (StartException e) {
            server.stop();
            throw e;
        }
    }

    private static Optional<WebServer> probe(int port, HealthReport health) {
        return port == 0
                ? Optional.empty()
                : Optional.of(started(LOOPBACK, port, observed(health.ofLiveness()), _ -> {}));
    }

    private static WebServer started(
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
        return server;
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
        probe.ifPresent(WebServer::stop); // the last, so that what drains is not taken for dead
    }
}
