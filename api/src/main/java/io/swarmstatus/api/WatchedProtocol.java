package io.swarmstatus.api;

import io.helidon.webserver.spi.ProtocolConfig;

/**
 * Stands where the web server would find HTTP/1.1 by itself, as it does even if told not to (4.4.0): a second choice beside
 * the {@link WatchedConnections} would make it wait for the first byte of a connection before it asks either, without limit.
 */
record WatchedProtocol() implements ProtocolConfig {

    private static final String HTTP_1_1 = "http_1_1";

    @Override
    public String name() {
        return HTTP_1_1;
    }

    @Override
    public String type() {
        return HTTP_1_1;
    }
}
