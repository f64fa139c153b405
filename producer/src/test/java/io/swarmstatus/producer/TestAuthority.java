package io.swarmstatus.producer;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that lives as long as a test, and what it issues. */
record TestAuthority(KeyPair keys, X509Certificate certificate) {

    private static final Duration VALIDITY = Duration.ofHours(1);

    static TestAuthority create(String name) {
        var keys = newKeys("EC");
        var subject = new X500Principal("CN=" + name);
        return new TestAuthority(keys, certificate(subject, keys, subject, keys, true, Instant.now()));
    }

    /** A server's or a client's certificate, valid from an hour ago; hosts as IP addresses or names. */
    Identity issue(String algorithm, String... hosts) {
        return issueAt(Instant.now(), algorithm, hosts);
    }

    /** The same, valid for an hour before this instant and an hour after it. */
    Identity issueAt(Instant instant, String algorithm, String... hosts) {
        var keys = newKeys(algorithm);
        var subject = new X500Principal("CN=somebody");
        var issued =
                certificate(subject, keys, certificate.getSubjectX500Principal(), this.keys, false, instant, hosts);
        return new Identity(keys, issued);
    }

    /** Makes ca.pem. */
    TestAuthority write(Path directory) throws IOException {
        Pem.write(directory.resolve("ca.pem"), certificate);
        return this;
    }

    /** A certificate and its key. */
    record Identity(KeyPair keys, X509Certificate certificate) {

        /** Makes cert.pem and key.pem. */
        Identity write(Path directory, Pem.Form form) throws IOException {
            Pem.write(directory.resolve("cert.pem"), certificate);
            form.write(directory.resolve("key.pem"), keys.getPrivate());
            return this;
        }
    }

    private static KeyPair newKeys(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (!algorithm.equals("Ed25519")) {
                generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(
            X500Principal subject,
            KeyPair keys,
            X500Principal issuer,
            KeyPair issuerKeys,
            boolean isAuthority,
            Instant instant,
            String... hosts) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(instant.toEpochMilli()),
                    Date.from(instant.minus(VALIDITY)),
                    Date.from(instant.plus(VALIDITY)),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            if (hosts.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GeneralNames names(String... hosts) {
        return new GeneralNames(Stream.of(hosts)
                .map(host -> new GeneralName(
                        host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }
}
