package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.api.TestAuthority.Identity;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The api over HTTPS, with certificates that the test makes. */
class HttpsIT {

    private static final String REQUEST = "GET /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final HttpLimits LIMITS =
            new HttpLimits(1024, 512, 64, 100, new ClientPatience(SHORT, SHORT, SHORT));
    private static final TestAuthority AUTHORITY = TestAuthority.create("authority");
    private static final TestAuthority OTHER = TestAuthority.create("other");
    private static final TestAuthority CLIENTS = TestAuthority.create("clients");

    @TempDir
    private Path directory;

    private Path certificate;
    private Path key;
    private Identity own;
    private HttpFixture api;

    @BeforeEach
    void listen() throws IOException {
        certificate = directory.resolve("cert.pem");
        key = directory.resolve("key.pem");
        own = AUTHORITY.issue("api");
        write(own);
        api = start(Optional.empty());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void isServedAndAskedForFromThenOn() throws IOException, InterruptedException {
        var answer = get(AUTHORITY.trusting());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void speaksBothVersionsThatAreSafe(String version) throws IOException {
        try (var socket = connect(AUTHORITY.trusting())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
        }
    }

    @Test
    void tellsNothingToAClientWithoutTls() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));

            assertThat(taken(socket)).isLessThan("HTTP/1.1 200".length()); // at most an alert
        }
    }

    @Test
    void givesALargeAnswerWholeToAClientThatReadsSlowly() throws IOException {
        var large = new byte[1 << 22];
        new Random(1).nextBytes(large);
        var patient = new HttpLimits(1024, 512, 64, 100, ClientPatience.DEFAULT);
        try (var other = HttpFixture.guarded(
                        patient,
                        over(Optional.empty()),
                        InstantSource.system(),
                        (_, response) -> response.send(large));
                var socket = connect(other, AUTHORITY.trusting())) {
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
            await().pollDelay(SHORT).until(() -> true); // until all buffers on the way are full
            var said = socket.getInputStream().readAllBytes();

            assertThat(Arrays.copyOfRange(said, said.length - large.length, said.length))
                    .isEqualTo(large);
        }
    }

    @Test
    void readsRequestsThatComeAllAtOnce() throws IOException {
        var many = ("GET /api/v1/status/swarm HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(400) + "\r\n\r\n").repeat(99)
                + REQUEST;
        try (var socket = connect(AUTHORITY.trusting())) {
            socket.getOutputStream().write(many.getBytes(US_ASCII));
            var said = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(said.split("\r\n\r\nserved", -1)).hasSize(101);
        }
    }

    @Test
    void letsInOnlyWhoShowsACertificateOfTheRightAuthority() throws IOException, InterruptedException {
        var authority = CLIENTS.own().writeCertificate(directory.resolve("ca.pem"));
        try (var mutual = start(Optional.of(authority))) {
            assertThat(get(mutual, AUTHORITY.trustingAs(CLIENTS.issue("client")))
                            .body())
                    .isEqualTo("served");

            assertThatThrownBy(() -> get(mutual, AUTHORITY.trusting())).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> get(mutual, AUTHORITY.trustingAs(OTHER.issue("stranger"))))
                    .isInstanceOf(IOException.class);
            assertThat(get(mutual, AUTHORITY.trustingAs(CLIENTS.issue("another")))
                            .body())
                    .isEqualTo("served");
        }
    }

    @Test
    void showsARenewedCertificateAndKeepsTheOldOneWhereTheNewIsOfNoUse() throws IOException, InterruptedException {
        var files = new TlsFiles(certificate, key, Optional.empty());
        var renewed = OTHER.issue("api", Duration.ofDays(90));
        try (var reload = TlsReload.start(files, files.read(), api.server()::reloadTls, Duration.ofMillis(20))) {
            Files.writeString(certificate, "half a certif");
            assertThat(get(AUTHORITY.trusting()).body()).isEqualTo("served");
            OTHER.issue("api").writeCertificate(certificate); // with the key of the old one
            assertThat(get(AUTHORITY.trusting()).body()).isEqualTo("served");
            Files.delete(certificate);
            assertThat(get(AUTHORITY.trusting()).body()).isEqualTo("served");
            assertThat(reload.expiresAt()).isEqualTo(endOf(own));

            write(renewed);

            await().ignoreExceptions().until(() -> get(OTHER.trusting()).body().equals("served"));
            assertThatThrownBy(() -> get(AUTHORITY.trusting())).isInstanceOf(IOException.class);
            await().until(() -> reload.expiresAt().equals(endOf(renewed)));
        }
    }

    @Test
    void tellsWhenTheFirstOfItsCertificatesEnds() throws IOException {
        own.writeCertificate(certificate);
        AUTHORITY.issue("between", Duration.ofMinutes(1)).addCertificate(certificate);

        var material = new TlsFiles(certificate, key, Optional.empty()).read();

        assertThat(material.expiresAt()).isBefore(endOf(own));
    }

    @Test
    void doesNotWaitForThoseWhoDoNotFinishTheHandshake() throws IOException, InterruptedException {
        try (var silent = new Socket(InetAddress.getLoopbackAddress(), api.port());
                var stuck = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            stuck.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1, 0, 1}); // the beginning of a ClientHello

            for (var i = 0; i < 5; i++) {
                assertThat(get(AUTHORITY.trusting()).body()).isEqualTo("served");
            }
            for (var slow : new Socket[] {silent, stuck}) {
                slow.setSoTimeout(10_000);
                assertThat(slow.getInputStream().readAllBytes()).isEmpty();
            }
        }
    }

    @Test
    void cutsOffAClientThatTakesNothingOfItsAnswer() throws IOException, InterruptedException {
        var large = new byte[1 << 24];
        var needed = LIMITS.patience().toSend(large.length);
        var strict = new HttpLimits(1024, 512, 64, 100, new ClientPatience(SHORT, SHORT, SHORT.minus(needed)));
        try (var other = HttpFixture.guarded(
                        strict, over(Optional.empty()), InstantSource.system(), (_, response) -> response.send(large));
                var socket = connect(other, AUTHORITY.trusting())) {
            socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
            await().pollDelay(SHORT.multipliedBy(4)).until(() -> true);

            assertThat(taken(socket)).isLessThan(large.length);
        }
    }

    @Test
    void doesNotStartWithFilesThatAreOfNoUse() throws IOException {
        OTHER.issue("api").writeKey(key);

        assertThatThrownBy(() -> start(Optional.empty()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("the key belongs to another certificate");

        Files.delete(key);
        assertThatThrownBy(() -> start(Optional.empty()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("key.pem");
    }

    private static long taken(Socket socket) {
        long total = 0;
        var buffer = new byte[1 << 16];
        try {
            for (var read = 0; read >= 0; read = socket.getInputStream().read(buffer)) {
                total += read;
            }
        } catch (IOException e) {
            return total; // cut off
        }
        return total;
    }

    private HttpFixture start(Optional<Path> clientAuthority) {
        return HttpFixture.guarded(
                LIMITS, over(clientAuthority), InstantSource.system(), (_, response) -> response.send("served"));
    }

    private Protection over(Optional<Path> clientAuthority) {
        var files = new TlsFiles(certificate, key, clientAuthority);
        return new Protection(Optional.empty(), AccessRules.OPEN, Optional.of(files), 0);
    }

    private void write(Identity identity) throws IOException {
        identity.writeKey(key);
        identity.writeCertificate(certificate);
    }

    private static Instant endOf(Identity identity) {
        return identity.certificate().getNotAfter().toInstant();
    }

    private HttpResponse<String> get(SSLContext context) throws IOException, InterruptedException {
        return get(api, context);
    }

    private static HttpResponse<String> get(HttpFixture api, SSLContext context)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().sslContext(context).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + api.port() + "/api/v1/status/swarm"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        return connect(api, context);
    }

    private static SSLSocket connect(HttpFixture api, SSLContext context) throws IOException {
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), api.port());
    }
}
