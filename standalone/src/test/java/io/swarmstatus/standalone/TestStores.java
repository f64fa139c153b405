package io.swarmstatus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A certificate for 127.0.0.1 with its key, and a store that trusts it; both have passwords, as those who own the key say.
 *
 * @param identity the certificate and the key
 * @param trust the certificate alone
 */
record TestStores(Path identity, Path trust) {

    static final String IDENTITY_PASSWORD = "secret-of-the-key-store";
    static final String TRUST_PASSWORD = "secret-of-the-trust-store";

    private static final String KEYTOOL_ARGUMENTS =
            "-genkeypair -alias own -keyalg EC -dname CN=broker -ext SAN=ip:127.0.0.1 -storetype PKCS12";

    static TestStores in(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        var stores = new TestStores(directory.resolve("identity.p12"), directory.resolve("trust.p12"));
        keytool(stores.identity);
        var identity = KeyStore.getInstance(stores.identity.toFile(), IDENTITY_PASSWORD.toCharArray());
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, new char[0]);
        trust.setCertificateEntry("own", identity.getCertificate("own"));
        try (var file = Files.newOutputStream(stores.trust)) {
            trust.store(file, TRUST_PASSWORD.toCharArray());
        }
        return stores;
    }

    private static void keytool(Path store) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = new ArrayList<>(List.of(keytool));
        command.addAll(List.of(KEYTOOL_ARGUMENTS.split(" ", -1)));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", IDENTITY_PASSWORD));
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("keytool ended with " + process.exitValue());
        }
    }

    /** As Kafka calls it, of brokers and of clients. */
    Map<String, String> settings() {
        return Map.of(
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                identity.toString(),
                "ssl.keystore.password",
                IDENTITY_PASSWORD,
                "ssl.key.password",
                IDENTITY_PASSWORD,
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                trust.toString(),
                "ssl.truststore.password",
                TRUST_PASSWORD);
    }
}
