package io.swarmstatus.producer;

import io.swarmstatus.service.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an engine is, and how it is spoken to.
 *
 * @param uri {@code unix:///path} or {@code tcp://host:port}
 * @param tls empty where nothing is encrypted: on a Unix socket always
 */
public record EngineAddress(URI uri, Optional<EngineTls> tls) {

    /** Without TLS. */
    static EngineAddress plain(URI uri) {
        return new EngineAddress(uri, Optional.empty());
    }

    /** Reads the settings under {@code docker}; mistakes are noted in them. */
    static EngineAddress from(Settings settings) {
        var uri = settings.value("docker.host", EngineAddress::parse);
        try {
            return of(uri, settings.text("docker.tls-verify"), settings.text("docker.cert-path"));
        } catch (IllegalArgumentException e) {
            settings.reject("docker.cert-path", String.valueOf(e.getMessage()));
            return plain(uri); // never used: the mistake stops the start
        }
    }

    /**
     * As the docker CLI understands its variables. Certificates are read now.
     *
     * @param tlsVerify DOCKER_TLS_VERIFY: anything but nothing asks for TLS, even "0"
     * @param certPath DOCKER_CERT_PATH: a directory; empty for {@code ~/.docker}
     * @throws IllegalArgumentException naming the file that cannot be used, and why
     */
    public static EngineAddress of(URI uri, String tlsVerify, String certPath) {
        if (tlsVerify.isEmpty() || "unix".equals(uri.getScheme())) {
            return plain(uri);
        }
        var directory = certPath.isEmpty() ? Path.of(System.getProperty("user.home"), ".docker") : Path.of(certPath);
        return new EngineAddress(uri, Optional.of(EngineTls.read(directory)));
    }

    /**
     * The URI of an engine.
     *
     * @throws IllegalArgumentException saying what one looks like
     */
    public static URI parse(String text) {
        var uri = URI.create(text);
        var isSocket = "unix".equals(uri.getScheme()) && uri.getAuthority() == null && uri.getPath() != null;
        var isAddress = "tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0;
        var isPublic = uri.getUserInfo() == null; // failures tell the address to all
        if (!(isSocket || isAddress) || !isPublic) {
            throw new IllegalArgumentException("expected unix:///path/to/docker.sock or tcp://host:port");
        }
        return uri;
    }

    /** Whether it is asked in the clear over a network, where a server that speaks TLS does not answer. */
    boolean isPlainTcp() {
        return tls.isEmpty() && "tcp".equals(uri.getScheme());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
