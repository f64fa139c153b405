package io.swarmstatus.api;

import io.swarmstatus.service.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the api finds what it needs for HTTPS, all in PEM.
 *
 * @param certificate its own first, then those of the authorities in between
 * @param key its private key, not encrypted: PKCS#8, or PKCS#1 of RSA
 * @param clientAuthority who signs the certificates that clients must show; empty where they need none
 */
record TlsFiles(Path certificate, Path key, Optional<Path> clientAuthority) {

    /** Empty where no certificate is named. What is wrong is noted in the settings. */
    static Optional<TlsFiles> from(Settings settings) {
        var certificate = path(settings, "server.tls.certificate");
        var key = path(settings, "server.tls.key");
        var authority = path(settings, "server.tls.client-ca");
        var isClientAsked = settings.value("server.tls.client-auth", TlsFiles::isClientAsked);
        if (certificate.isPresent() != key.isPresent()) {
            settings.reject("server.tls.certificate", "is of no use without server.tls.key, nor the other way round");
        }
        if (isClientAsked != authority.isPresent()) {
            settings.reject(
                    "server.tls.client-auth", "required needs server.tls.client-ca, and none has no use for it");
        }
        if (isClientAsked && certificate.isEmpty()) {
            settings.reject("server.tls.client-auth", "needs server.tls.certificate: there is no TLS without");
        }
        return certificate.flatMap(own -> key.map(secret -> new TlsFiles(own, secret, authority)));
    }

    /** What is in them now. */
    TlsMaterial read() throws IOException {
        return new TlsMaterial(
                Files.readString(certificate),
                Files.readString(key),
                clientAuthority.isPresent() ? Files.readString(clientAuthority.get()) : "");
    }

    private static Optional<Path> path(Settings settings, String key) {
        return Optional.of(settings.text(key)).filter(text -> !text.isEmpty()).map(Path::of);
    }

    private static boolean isClientAsked(String text) {
        return switch (text) {
            case "none" -> false;
            case "required" -> true;
            default -> throw new IllegalArgumentException("expected none or required");
        };
    }
}
