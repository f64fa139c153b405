package io.swarmstatus.api;

import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;

/**
 * What clients may take of the server. The web server has no timeout for reading: a client that stalls within its headers
 * or its body keeps its connection, so strangers are better met by a reverse proxy in front.
 *
 * @param headerBytes all headers of a request together
 * @param prologueBytes a request's first line, which holds the path
 * @param bodyBytes a request's body: nothing here reads one
 * @param connections open at the same time; more wait to be accepted
 * @param idle after which a connection is closed that sends no further request
 */
record HttpLimits(int headerBytes, int prologueBytes, long bodyBytes, int connections, Duration idle) {

    static final HttpLimits DEFAULT = new HttpLimits(16 * 1024, 4 * 1024, 16 * 1024, 10_000, Duration.ofMinutes(1));

    void applyTo(WebServerConfig.Builder server) {
        var http1 = Http1Config.builder()
                .maxHeadersSize(headerBytes)
                .maxPrologueLength(prologueBytes)
                .build();
        server.addProtocol(http1)
                .maxPayloadSize(bodyBytes)
                .maxTcpConnections(connections)
                .idleConnectionTimeout(idle)
                .idleConnectionPeriod(idle.dividedBy(4))
                // answers are written at once: waiting to fill a packet would only delay the last one
                .connectionOptions(socket -> socket.tcpNoDelay(true));
    }
}
