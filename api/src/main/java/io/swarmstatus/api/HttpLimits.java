package io.swarmstatus.api;

import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;

/**
 * What clients may take of the server.
 *
 * @param headerBytes all headers of a request together
 * @param prologueBytes a request's first line, which holds the path
 * @param bodyBytes a request's body: nothing here reads one
 * @param connections open at the same time; more wait to be accepted
 * @param patience after which a connection is closed whose client does nothing
 */
record HttpLimits(int headerBytes, int prologueBytes, long bodyBytes, int connections, ClientPatience patience) {

    static final HttpLimits DEFAULT = new HttpLimits(16 * 1024, 4 * 1024, 16 * 1024, 10_000, ClientPatience.DEFAULT);

    /**
     * Sets them.
     *
     * @param reaper closes connections that take longer than {@link #patience} allows
     * @param headers what every answer has
     */
    void applyTo(WebServerConfig.Builder server, ConnectionReaper reaper, SecurityHeaders headers) {
        var http1 = Http1Config.builder()
                .maxHeadersSize(headerBytes)
                .maxPrologueLength(prologueBytes)
                .addReceiveListener(new Framing())
                .addSendListener(SendListeners.of(new NoLengthOfNothing(), headers))
                .build();
        server.addConnectionSelector(reaper.watch(
                        Http1ConnectionSelector.builder().config(http1).build()))
                .addProtocol(new WatchedProtocol())
                .maxPayloadSize(bodyBytes)
                .maxTcpConnections(connections)
                .connectionOptions(reaper.connectionOptions());
    }
}
