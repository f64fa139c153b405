package io.swarmstatus.producer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * TLS as the docker CLI speaks it: the engine's certificate must come from an authority in {@code ca.pem} and no other, and
 * name the host; if there is a client certificate, it is shown.
 *
 * @param directory of ca.pem, cert.pem and key.pem; they are read once
 * @param showsCertificate whether there is a client certificate
 */
record EngineTls(Path directory, boolean showsCertificate, SSLContext context) {

    private static final char[] IN_MEMORY_ALONE = {};

    /**
     * Reads the files of this directory.
     *
     * @throws IllegalArgumentException naming the file that cannot be used, and why; never what is in it
     */
    static EngineTls read(Path directory) {
        var ca = authorities(directory);
        var authorities = ca.certificates();
        var client = ClientCertificate.read(directory);
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys(client), trust(authorities), null);
            return new EngineTls(directory, client.isPresent(), context);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificates in " + directory + " cannot be used for TLS", e);
        }
    }

    /** The authorities that may have signed the engine's certificate. */
    Path authorities() {
        return directory.resolve("ca.pem");
    }

    private static PemFile authorities(Path directory) {
        var file = new PemFile(directory.resolve("ca.pem"));
        if (!file.exists()) {
            throw new IllegalArgumentException(file.path() + " does not exist, and docker.tls-verify needs it");
        }
        return file;
    }

    private static TrustManager[] trust(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca-" + i, authorities.get(i));
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager @Nullable [] keys(Optional<ClientCertificate> client)
            throws GeneralSecurityException, IOException {
        if (client.isEmpty()) {
            return null; // what SSLContext takes for none
        }
        var store = emptyStore();
        var chain = client.get().chain().toArray(X509Certificate[]::new);
        store.setKeyEntry("client", client.get().key(), IN_MEMORY_ALONE, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY_ALONE);
        return factory.getKeyManagers();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, IN_MEMORY_ALONE);
        return store;
    }
}
