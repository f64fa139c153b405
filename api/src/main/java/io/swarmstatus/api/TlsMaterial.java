package io.swarmstatus.api;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the api's files for HTTPS hold, as PEM.
 *
 * @param clientAuthority empty where clients need no certificate
 */
record TlsMaterial(String certificate, String key, String clientAuthority) {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** A session may be gone on with for so long, by a client whose certificate was withdrawn meanwhile too. */
    private static final Duration SESSION = Duration.ofHours(1);

    private static final byte[] PROBE = {1, 2, 3};

    /**
     * What the web server takes.
     *
     * @throws UnusableTlsException if a file is not what it is to be, or the key belongs to another certificate
     */
    Tls tls() {
        var own = keys();
        var tls = Tls.builder()
                .privateKey(own)
                .privateKeyCertChain(own)
                .trust(trusted())
                .enabledProtocols(PROTOCOLS)
                .sessionTimeout(SESSION);
        if (!clientAuthority.isEmpty()) {
            tls.clientAuth(TlsClientAuth.REQUIRED);
        }
        return build(tls::build, "the certificates cannot be used");
    }

    /** When the first of the certificates ends, the api's own or one of those between it and its authority. */
    Instant expiresAt() {
        return keys().certChain().stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Keys keys() {
        var keys = build(
                () -> Keys.builder()
                        .pem(pem -> pem.key(Resource.create("key", key))
                                .certChain(Resource.create("certificate", certificate)))
                        .build(),
                "the certificate or its key is no PEM, or the key is neither PKCS#8 nor PKCS#1 of RSA");
        requirePair(keys.certChain().getFirst(), keys.privateKey().orElseThrow());
        return keys;
    }

    /** Where no client is asked for a certificate, nobody looks at it; but without, a reload fails half-way (Helidon 4.4.0). */
    private Keys trusted() {
        var trusted = clientAuthority.isEmpty() ? certificate : clientAuthority;
        return build(
                () -> Keys.builder()
                        .pem(pem -> pem.certificates(Resource.create("client authority", trusted)))
                        .build(),
                "the client authority is no PEM");
    }

    /** Helidon's exceptions name what it was, not what is wrong with it. */
    private static <T> T build(Supplier<T> parts, String otherwise) {
        try {
            return parts.get();
        } catch (RuntimeException e) {
            throw new UnusableTlsException(otherwise, e);
        }
    }

    private static void requirePair(X509Certificate certificate, PrivateKey key) {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> throw new UnusableTlsException("the key is neither RSA nor EC", null);
                };
        try {
            var signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(PROBE);
            var verifier = Signature.getInstance(algorithm);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(PROBE);
            if (!verifier.verify(signer.sign())) {
                throw new UnusableTlsException("the key belongs to another certificate", null);
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableTlsException("the key belongs to another certificate", e);
        }
    }

    @Override
    public String toString() {
        return "TlsMaterial[***]";
    }
}
