package io.swarmstatus.api;

import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import org.junit.jupiter.api.BeforeEach;

/** Streams in memory. */
class StatusStreamTest extends StatusStreamSuite {

    private DirectClient client;

    @BeforeEach
    void connect() {
        var routing = HttpRouting.builder();
        route(routing);
        client = new DirectClient(routing);
    }

    @Override
    Http1Client client() {
        return client;
    }
}
