package io.swarmstatus.producer;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * A file with certificates or a private key, as PEM. What cannot be used is told by an {@link IllegalArgumentException} with
 * the file's name, and nothing of what is in it.
 */
record PemFile(Path path) {

    /** Far more than any chain of certificates. */
    private static final int LARGEST = 1 << 20;

    /** Whether there is something of this name, readable or not. */
    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** All of its certificates: one at least. */
    List<X509Certificate> certificates() {
        var converter = new JcaX509CertificateConverter();
        var certificates = new ArrayList<X509Certificate>();
        for (Object object : objects()) {
            if (object instanceof X509CertificateHolder holder) {
                try {
                    certificates.add(converter.getCertificate(holder));
                } catch (CertificateException e) {
                    throw unusable("holds a certificate that cannot be used", e);
                }
            }
        }
        if (certificates.isEmpty()) {
            throw unusable("holds no certificate in PEM form");
        }
        return List.copyOf(certificates);
    }

    /** Its first private key: PKCS#8, PKCS#1 or SEC1. */
    PrivateKey privateKey() {
        for (Object object : objects()) {
            switch (object) {
                case PrivateKeyInfo key -> {
                    return converted(key);
                }
                case PEMKeyPair pair -> {
                    return converted(pair.getPrivateKeyInfo());
                }
                case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
                    throw unusable("is encrypted, and nobody is there to be asked for its password");
                default -> {} // what stands before a key: its curve, or a certificate
            }
        }
        throw unusable("holds no private key in PEM form");
    }

    private PrivateKey converted(PrivateKeyInfo key) {
        try {
            return new JcaPEMKeyConverter().getPrivateKey(key);
        } catch (PEMException e) {
            throw unusable("holds a private key that cannot be used", e);
        }
    }

    private List<Object> objects() {
        var text = text();
        try (var parser = new PEMParser(new StringReader(text))) {
            var objects = new ArrayList<>();
            for (var object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
            return objects;
        } catch (IOException | RuntimeException e) { // the parser throws either on what is broken
            throw unusable("is not readable as PEM", e);
        }
    }

    private String text() {
        if (!Files.isRegularFile(path)) {
            throw unusable("is not a file");
        }
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw unusable("is larger than 1 MiB, which no PEM file is");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1); // PEM is ASCII, and nothing else is looked at
        } catch (IOException e) {
            throw unusable("cannot be read", e);
        }
    }

    private IllegalArgumentException unusable(String why) {
        return new IllegalArgumentException(path + " " + why);
    }

    private IllegalArgumentException unusable(String why, Exception cause) {
        return new IllegalArgumentException(path + " " + why, cause);
    }
}
