package io.swarmstatus.api;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that lives as long as a test, and what it issues. */
record TestAuthority(Identity own) {

    private static final Duration VALIDITY = Duration.ofHours(1);
    private static final char[] NO_PASSWORD = {};

    static TestAuthority create(String name) {
        var keys = newKeys();
        var subject = new X500Principal("CN=" + name);
        return new TestAuthority(new Identity(keys, certificate(subject, keys, subject, keys, VALIDITY, true)));
    }

    /** A certificate of 127.0.0.1, or of a client. */
    Identity issue(String name) {
        return issue(name, VALIDITY);
    }

    /** One that lasts so long. */
    Identity issue(String name, Duration validity) {
        var keys = newKeys();
        var issuer = own.certificate().getSubjectX500Principal();
        return new Identity(
                keys, certificate(new X500Principal("CN=" + name), keys, issuer, own.keys(), validity, false));
    }

    /** What trusts this authority alone. */
    SSLContext trusting() {
        return context(null);
    }

    /** The same, showing a certificate. */
    SSLContext trustingAs(Identity client) {
        return context(client);
    }

    private SSLContext context(@org.jspecify.annotations.Nullable Identity client) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setCertificateEntry("authority", own.certificate());
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(client == null ? new KeyManager[0] : client.keyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate and its key. */
    record Identity(KeyPair keys, X509Certificate certificate) {

        Path writeCertificate(Path file) throws IOException {
            return write(file, certificate);
        }

        /** Puts it behind what is in the file. */
        void addCertificate(Path file) throws IOException {
            write(file, certificate, StandardOpenOption.APPEND);
        }

        Path writeKey(Path file) throws IOException {
            return write(file, new JcaPKCS8Generator(keys.getPrivate(), null));
        }

        private static Path write(Path file, Object content, OpenOption... how) throws IOException {
            try (var writer = new JcaPEMWriter(Files.newBufferedWriter(file, how))) {
                writer.writeObject(content);
            }
            return file;
        }

        private KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("own", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(store, NO_PASSWORD);
            return managers.getKeyManagers();
        }
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
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
            Duration validity,
            boolean isAuthority) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(VALIDITY)),
                    Date.from(now.plus(validity)),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
