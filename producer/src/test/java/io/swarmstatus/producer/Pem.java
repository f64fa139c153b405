package io.swarmstatus.producer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.util.io.pem.PemObject;

/** Writes the files of which the docker CLI reads its certificates, in all forms that tools make. */
final class Pem {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Pem() {}

    /** How a private key is written. */
    enum Form {
        /** BEGIN PRIVATE KEY. */
        PKCS8,
        /** BEGIN RSA PRIVATE KEY (PKCS#1) or BEGIN EC PRIVATE KEY (SEC1), whichever the key is. */
        TRADITIONAL,
        /** BEGIN ENCRYPTED PRIVATE KEY. */
        ENCRYPTED_PKCS8,
        /** As TRADITIONAL, with Proc-Type: 4,ENCRYPTED. */
        ENCRYPTED_TRADITIONAL;

        void write(Path file, PrivateKey key) throws IOException {
            try (var writer = new JcaPEMWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
                switch (this) {
                    case PKCS8 -> writer.writeObject(new JcaPKCS8Generator(key, null));
                    case TRADITIONAL -> writer.writeObject(key instanceof ECPrivateKey curved ? sec1(curved) : key);
                    case ENCRYPTED_PKCS8 ->
                        writer.writeObject(new JcaPKCS8Generator(
                                key,
                                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                        .setProvider(new BouncyCastleProvider())
                                        .setRandom(new SecureRandom())
                                        .setPassword(PASSWORD)
                                        .build()));
                    case ENCRYPTED_TRADITIONAL ->
                        writer.writeObject(
                                key,
                                new JcePEMEncryptorBuilder("AES-256-CBC")
                                        .setProvider(new BouncyCastleProvider())
                                        .build(PASSWORD));
                }
            } catch (OperatorCreationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** With the name of its curve inside, as tools write it and Java does not. */
    private static PemObject sec1(ECPrivateKey key) throws IOException {
        var curve = SECObjectIdentifiers.secp256r1;
        var encoded = new org.bouncycastle.asn1.sec.ECPrivateKey(256, key.getS(), curve).getEncoded();
        return new PemObject("EC PRIVATE KEY", encoded);
    }

    /** Certificates, one after the other. */
    static void write(Path file, Object... certificates) throws IOException {
        try (var writer = new JcaPEMWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
            for (var certificate : certificates) {
                writer.writeObject(certificate);
            }
        }
    }
}
