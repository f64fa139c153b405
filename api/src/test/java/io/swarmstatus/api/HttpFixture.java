package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.swarmstatus.service.HttpServer;
import java.time.Duration;
import java.util.List;

/** The api's HTTP server with handlers of the test's own. */
record HttpFixture(HttpServer server, ConnectionReaper reaper) implements AutoCloseable {

    static HttpFixture serving(HttpLimits limits, Handler status, Handler cache) {
        var swarm = new SwarmEndpoints(status, cache, status, status, status, status);
        return serving(limits, new Endpoints(swarm, swarm, status, AllowedOrigins.NONE));
    }

    static HttpFixture serving(HttpLimits limits, Endpoints endpoints) {
        var reaper = ConnectionReaper.start(limits.patience());
        var server = HttpServer.start(
                "127.0.0.1",
                0,
                List.of(),
                http -> Api.configure(http, limits, reaper, endpoints, new Drain(Duration.ZERO)));
        return new HttpFixture(server, reaper);
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        reaper.close();
    }
}
