package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.swarmstatus.service.HealthReport;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.Meters;
import io.swarmstatus.service.ServerAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The api's HTTP server with handlers of the test's own. */
record HttpFixture(HttpServer server, ConnectionReaper reaper, Guards guards) implements AutoCloseable {

    static HttpFixture serving(HttpLimits limits, Handler status, Handler cache) {
        var swarm = new SwarmEndpoints(status, cache, status, status, status, status, status);
        return serving(limits, new Endpoints(swarm, swarm, status, AllowedOrigins.NONE));
    }

    /** All endpoints answer {@code served} to whoever is let in. */
    static HttpFixture guarded(Protection protection, InstantSource clock) {
        return guarded(HttpLimits.DEFAULT, protection, clock, (_, response) -> response.send("served"));
    }

    /** The same with another answer. */
    static HttpFixture guarded(HttpLimits limits, Protection protection, InstantSource clock, Handler served) {
        var swarm = new SwarmEndpoints(served, served, served, served, served, served, served);
        var origins = AllowedOrigins.parse("https://ok.example");
        return serving(limits, new Endpoints(swarm, swarm, served, origins), protection, clock);
    }

    static HttpFixture serving(HttpLimits limits, Endpoints endpoints) {
        return serving(limits, endpoints, Protection.NONE, InstantSource.system());
    }

    private static HttpFixture serving(
            HttpLimits limits, Endpoints endpoints, Protection protection, InstantSource clock) {
        var guards = Guards.of(protection, new Refusals(clock), clock);
        var health = new HealthReport(List.of(), protection.tellsHealthInDetail());
        var reaper = ConnectionReaper.start(limits.patience());
        var server = HttpServer.start(ServerAddress.ANY_LOCAL, health, Meters.registry(), http -> {
            Api.configure(http, limits, reaper, endpoints, new Drain(Duration.ZERO), guards);
            ServerTls.of(protection.tls()).ifPresent(tls -> tls.applyTo(http));
        });
        return new HttpFixture(server, reaper, guards);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        reaper.close();
        guards.close();
    }
}
