package io.swarmstatus.cache;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks TLS on one side and hands on what it hears in the clear on the other: the Redis of these tests has no TLS. */
final class TlsProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TlsProxy.class);
    static final String PASSWORD = "changeit";

    private final ServerSocket socket;
    private final int target;

    private TlsProxy(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
    }

    /** A proxy to a port of 127.0.0.1 that shows the certificate of this store. */
    static TlsProxy start(Path store, int target) throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var socket = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var proxy = new TlsProxy(socket, target);
        Thread.startVirtualThread(proxy::accept);
        return proxy;
    }

    /** Makes a store with a key and its self-signed certificate, for a host as in "ip:127.0.0.1". */
    static Path newStore(Path directory, String host) throws IOException, InterruptedException {
        var store = directory.resolve(host.replace(':', '-') + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "redis",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=redis",
                        "-ext",
                        "SAN=" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (process.waitFor() != 0 || !Files.exists(store)) {
            throw new IOException("keytool ended with " + process.exitValue());
        }
        return store;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Until the proxy is closed. */
    private void accept() {
        try {
            while (true) {
                var client = socket.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.startVirtualThread(() -> handOn(client, server));
                Thread.startVirtualThread(() -> handOn(server, client));
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("Takes no more connections");
        }
    }

    /** Until one side ends, or fails: then both end. */
    private static void handOn(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("A connection has ended");
        }
    }
}
