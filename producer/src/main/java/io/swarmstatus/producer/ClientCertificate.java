package io.swarmstatus.producer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What the producer shows to an engine that wants to know who calls.
 *
 * @param chain the certificate first, then that of its issuer, and so on
 */
record ClientCertificate(PrivateKey key, List<X509Certificate> chain) {

    private static final byte[] ANYTHING = "anything".getBytes(StandardCharsets.UTF_8);

    /**
     * Reads {@code cert.pem} and {@code key.pem}; empty where there is neither.
     *
     * @throws IllegalArgumentException naming the file that cannot be used, and why
     */
    static Optional<ClientCertificate> read(Path directory) {
        var certificate = new PemFile(directory.resolve("cert.pem"));
        var key = new PemFile(directory.resolve("key.pem"));
        if (!certificate.exists() && !key.exists()) {
            return Optional.empty();
        }
        requireOther(certificate, key);
        requireOther(key, certificate);
        var client = new ClientCertificate(key.privateKey(), certificate.certificates());
        client.requireKeyOfCertificate(certificate.path(), key.path());
        client.requireOrder(certificate.path());
        return Optional.of(client);
    }

    private static void requireOther(PemFile file, PemFile other) {
        if (!other.exists()) {
            throw new IllegalArgumentException(other.path() + " does not exist, but " + file.path() + " does");
        }
    }

    /** An engine would refuse it, with words that help nobody. */
    private void requireKeyOfCertificate(Path certificateFile, Path keyFile) {
        try {
            if (!isKeyOf(chain.getFirst().getPublicKey())) {
                throw new IllegalArgumentException(
                        keyFile + " is not the key of the certificate in " + certificateFile);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(keyFile + " holds a key that cannot be used", e);
        }
    }

    private boolean isKeyOf(PublicKey publicKey) throws GeneralSecurityException {
        var algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm(); // EdDSA's keys and signatures have one name
                };
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(ANYTHING);
        var signed = signature.sign();
        try {
            signature.initVerify(publicKey);
            signature.update(ANYTHING);
            return signature.verify(signed);
        } catch (InvalidKeyException e) { // of another algorithm
            return false;
        }
    }

    private void requireOrder(Path certificateFile) {
        for (int i = 1; i < chain.size(); i++) {
            var issuer = chain.get(i - 1).getIssuerX500Principal();
            if (!issuer.equals(chain.get(i).getSubjectX500Principal())) {
                throw new IllegalArgumentException(
                        certificateFile + " is not in order: each certificate must be followed by its issuer's");
            }
        }
    }
}
