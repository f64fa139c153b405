package io.swarmstatus.api;

import io.helidon.webserver.WebServerConfig;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.util.Optional;

/**
 * HTTPS of the api's server.
 *
 * @param files where it comes from
 * @param material what they held at the start
 */
record ServerTls(TlsFiles files, TlsMaterial material) {

    /** @throws StartException if there are files and they cannot be used */
    static Optional<ServerTls> of(Optional<TlsFiles> files) {
        return files.map(ServerTls::read);
    }

    private static ServerTls read(TlsFiles files) {
        try {
            var material = files.read();
            material.tls();
            return new ServerTls(files, material);
        } catch (IOException | UnusableTlsException e) {
            throw new StartException("server.tls: " + (e instanceof IOException ? e : e.getMessage()), e);
        }
    }

    /**
     * Sets it, with NIO sockets: those of TLS write all that they are given, and the others ask no client for a certificate
     * whatever they are told, and do the handshake before anybody watches the connection (Helidon 4.4.0).
     */
    void applyTo(WebServerConfig.Builder server) {
        server.tls(material.tls()).useNio(true);
    }

    /** Follows the files from now on. */
    TlsReload reload(HttpServer server) {
        return TlsReload.start(files, material, server::reloadTls, TlsReload.PERIOD);
    }
}
