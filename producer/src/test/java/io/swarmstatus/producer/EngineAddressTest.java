package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.swarmstatus.producer.Pem.Form;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

    private static final URI TCP = URI.create("tcp://10.0.0.1:2376");
    private static final String SECRET = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg";

    private static TestAuthority authority;
    private static TestAuthority.Identity client;

    @TempDir
    Path directory;

    @BeforeAll
    static void issue() {
        authority = TestAuthority.create("authority");
        client = authority.issue("EC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "true", "false", " "})
    void speaksTlsWhateverTheVariableSays(String tlsVerify) throws IOException {
        authority.write(directory);

        var address = EngineAddress.of(TCP, tlsVerify, directory.toString());

        assertThat(address.tls()).hasValueSatisfying(tls -> {
            assertThat(tls.directory()).isEqualTo(directory);
            assertThat(tls.showsCertificate()).isFalse();
        });
    }

    @Test
    void speaksInTheClearWithoutTheVariableThoughThereAreCertificates() throws IOException {
        authority.write(directory);

        var address = EngineAddress.of(TCP, "", directory.toString());

        assertThat(address).isEqualTo(EngineAddress.plain(TCP));
    }

    @Test
    void looksForNoCertificatesOnAUnixSocket() {
        var socket = URI.create("unix:///var/run/docker.sock");

        var address = EngineAddress.of(socket, "1", "/nowhere");

        assertThat(address).isEqualTo(EngineAddress.plain(socket));
    }

    @Test
    void looksIntoTheHomeOfTheDockerClientUnlessToldWhere() {
        var home = Path.of(System.getProperty("user.home"), ".docker");
        assumeThat(home.resolve("ca.pem")).doesNotExist();

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(home + "/ca.pem does not exist");
    }

    @ParameterizedTest
    @CsvSource({"RSA, PKCS8", "RSA, TRADITIONAL", "EC, PKCS8", "EC, TRADITIONAL", "Ed25519, PKCS8"})
    void readsKeysInAllForms(String algorithm, Form form) throws IOException {
        authority.write(directory).issue(algorithm).write(directory, form);

        var address = EngineAddress.of(TCP, "1", directory.toString());

        assertThat(address.tls())
                .hasValueSatisfying(tls -> assertThat(tls.showsCertificate()).isTrue());
    }

    @Test
    void readsAKeyBehindItsCurveAsOpensslWritesIt() throws IOException {
        authority.write(directory);
        client.write(directory, Form.TRADITIONAL);
        var key = directory.resolve("key.pem");
        Files.writeString(
                key,
                "a comment\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                        + Files.readString(key));

        var address = EngineAddress.of(TCP, "1", directory.toString());

        assertThat(address.tls()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"RSA, ENCRYPTED_PKCS8", "RSA, ENCRYPTED_TRADITIONAL", "EC, ENCRYPTED_PKCS8", "EC, ENCRYPTED_TRADITIONAL"
    })
    void refusesAnEncryptedKey(String algorithm, Form form) throws IOException {
        authority.write(directory).issue(algorithm).write(directory, form);

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(directory + "/key.pem is encrypted, and nobody is there to be asked for its password");
    }

    @ParameterizedTest
    @CsvSource({
        "ca.pem,   '/ca.pem does not exist, and docker.tls-verify needs it'",
        "cert.pem, '/cert.pem does not exist, but DIR/key.pem does'",
        "key.pem,  '/key.pem does not exist, but DIR/cert.pem does'"
    })
    void namesTheFileThatIsMissing(String missing, String words) throws IOException {
        complete();
        Files.delete(directory.resolve(missing));

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(directory + words.replace("DIR", directory.toString()));
    }

    @ParameterizedTest
    @CsvSource({
        "ca.pem,   '',          holds no certificate in PEM form",
        "ca.pem,   SECRET,      holds no certificate in PEM form",
        "ca.pem,   CERTIFICATE, is not readable as PEM",
        "cert.pem, '',          holds no certificate in PEM form",
        "cert.pem, CERTIFICATE, is not readable as PEM",
        "cert.pem, PRIVATE KEY, is not readable as PEM",
        "key.pem,  '',          holds no private key in PEM form",
        "key.pem,  SECRET,      holds no private key in PEM form",
        "key.pem,  PRIVATE KEY, is not readable as PEM",
        "key.pem,  RSA PRIVATE KEY, is not readable as PEM",
        "key.pem,  EC PRIVATE KEY,  is not readable as PEM",
        "key.pem,  OPENSSH PRIVATE KEY, is not readable as PEM"
    })
    void namesTheFileThatIsBrokenAndShowsNothingOfIt(String name, String type, String why) throws IOException {
        complete();
        var body = SECRET + "\n";
        Files.writeString(
                directory.resolve(name),
                type.isEmpty() || type.equals("SECRET")
                        ? type.replace("SECRET", SECRET)
                        : "-----BEGIN " + type + "-----\n" + body + "-----END " + type + "-----\n");

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(directory + "/" + name + " " + why);
    }

    @Test
    void refusesAFileThatOnlyLooksLikeOne() throws IOException {
        complete();
        Files.delete(directory.resolve("key.pem"));
        Files.createDirectory(directory.resolve("key.pem"));

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .hasMessage(directory + "/key.pem is not a file");
    }

    @Test
    void refusesALinkThatLeadsNowhere() throws IOException {
        complete();
        Files.delete(directory.resolve("ca.pem"));
        Files.createSymbolicLink(directory.resolve("ca.pem"), Path.of("/nowhere/ca.pem"));

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .hasMessage(directory + "/ca.pem is not a file");
    }

    @Test
    void readsNoMoreOfAFileThanACertificateCanHave() throws IOException {
        complete();
        Files.write(directory.resolve("ca.pem"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .hasMessage(directory + "/ca.pem is larger than 1 MiB, which no PEM file is");
    }

    @Test
    void refusesAKeyThatItMayNotRead() throws IOException {
        assumeThat(System.getProperty("user.name")).as("root may read any file").isNotEqualTo("root");
        complete();
        Files.setPosixFilePermissions(directory.resolve("key.pem"), PosixFilePermissions.fromString("---------"));

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .hasMessage(directory + "/key.pem cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void refusesTheKeyOfAnotherCertificate(String algorithm) throws IOException {
        complete();
        Form.PKCS8.write(
                directory.resolve("key.pem"), authority.issue(algorithm).keys().getPrivate());

        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .hasMessage(directory + "/key.pem is not the key of the certificate in " + directory + "/cert.pem");
    }

    @Test
    void takesTheIssuersCertificateBehindItsOwnAndNoOther() throws IOException {
        complete();
        Pem.write(directory.resolve("cert.pem"), client.certificate(), authority.certificate());
        var inOrder = EngineAddress.of(TCP, "1", directory.toString());
        var other = TestAuthority.create("other");
        Pem.write(directory.resolve("cert.pem"), client.certificate(), other.certificate());

        assertThat(inOrder.tls()).isPresent();
        assertThatThrownBy(() -> EngineAddress.of(TCP, "1", directory.toString()))
                .hasMessage(directory + "/cert.pem is not in order: each certificate must be followed by its issuer's");
    }

    private void complete() throws IOException {
        authority.write(directory);
        client.write(directory, Form.PKCS8);
    }
}
