package io.swarmstatus.api;

import io.helidon.webclient.http1.Http1Client;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.Meters;
import io.swarmstatus.service.ServerAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The routing over a socket. */
class ApiRoutingIT extends ApiRoutingSuite {

    private HttpServer server;
    private Http1Client client;

    @BeforeEach
    void listen() {
        server = HttpServer.start(
                ServerAddress.ANY_LOCAL, List.of(), Meters.registry(), builder -> builder.routing(this::route));
        client = Http1Client.builder()
                .baseUri("http://127.0.0.1:" + server.port())
                .build();
    }

    @AfterEach
    void stop() {
        client.closeResource();
        server.close();
    }

    @Override
    Http1Client client() {
        return client;
    }
}
