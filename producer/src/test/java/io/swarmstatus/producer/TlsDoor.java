package io.swarmstatus.producer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes an engine that is spoken to in the clear one that speaks TLS. */
final class TlsDoor {

    private TlsDoor() {}

    /**
     * A port of 127.0.0.1 with TLS, and the engine behind it.
     *
     * @param clients whoever calls must show a certificate of this authority; null if nobody is asked
     */
    static Forwarder before(URI engine, TestAuthority.Identity server, @Nullable TestAuthority clients, String protocol)
            throws IOException, GeneralSecurityException {
        var door = open(InetAddress.ofLiteral("127.0.0.1"), server, clients);
        door.setEnabledProtocols(new String[] {protocol});
        return Forwarder.start(door, engine.getHost(), engine.getPort());
    }

    static SSLServerSocket open(InetAddress address, TestAuthority.Identity server, @Nullable TestAuthority clients)
            throws IOException, GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        var own = emptyStore();
        own.setKeyEntry(
                "server", server.keys().getPrivate(), new char[0], new X509Certificate[] {server.certificate()});
        keys.init(own, new char[0]);
        var trust = TrustManagerFactory.getInstance("PKIX");
        var trusted = emptyStore();
        trusted.setCertificateEntry("any", clients == null ? server.certificate() : clients.certificate());
        trust.init(trusted);
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        var socket = (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, address);
        socket.setNeedClientAuth(clients != null);
        return socket;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, new char[0]);
        return store;
    }
}
