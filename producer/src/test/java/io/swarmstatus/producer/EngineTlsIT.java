package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.producer.Pem.Form;
import io.swarmstatus.producer.TestAuthority.Identity;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines that speak TLS, with certificates in order and not. */
class EngineTlsIT {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(20));
    private static final CallLimits SHORT = new CallLimits(Duration.ofMillis(500), Duration.ofMillis(900));
    private static final String HOST = "127.0.0.1";

    private static TestAuthority authority;
    private static Identity server;
    private static Identity client;

    private final SwarmSimulator simulator =
            SwarmSimulator.start(SimulatorConfig.ofNodes(3), InstantSource.system(), 0);

    @TempDir
    Path directory;

    @BeforeAll
    static void issue() {
        authority = TestAuthority.create("authority");
        server = authority.issue("EC", HOST, "localhost", "::1");
        client = authority.issue("EC");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, RSA, PKCS8",
        "TLSv1.3, RSA, TRADITIONAL",
        "TLSv1.3, EC, PKCS8",
        "TLSv1.3, EC, TRADITIONAL",
        "TLSv1.3, Ed25519, PKCS8",
        "TLSv1.2, RSA, TRADITIONAL",
        "TLSv1.2, EC, TRADITIONAL"
    })
    void readsTheSwarmOfAnEngineThatDemandsAClientCertificate(String protocol, String algorithm, Form form)
            throws IOException, GeneralSecurityException {
        authority.write(directory).issue(algorithm).write(directory, form);

        try (var door = TlsDoor.before(simulator.uri(), authority.issue(algorithm, HOST), authority, protocol)) {
            var snapshot = collect(HOST, door.port());

            assertThat(snapshot.errorDetail()).isNull();
            assertThat(snapshot.condition()).isEqualTo(Condition.OK);
            assertThat(snapshot.nodes()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HOST, "localhost"})
    void readsTheSwarmWithoutAClientCertificateWhereNoneIsDemanded(String host)
            throws IOException, GeneralSecurityException {
        authority.write(directory);

        try (var door = TlsDoor.before(simulator.uri(), server, null, "TLSv1.3")) {
            var snapshot = collect(host, door.port());

            assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        }
    }

    @Test
    void readsTheSwarmAtAnIpv6Address() throws IOException, GeneralSecurityException {
        var address = InetAddress.ofLiteral("::1");
        assumeThat(NetworkInterface.getByInetAddress(address))
                .as("this machine has IPv6")
                .isNotNull();
        authority.write(directory);
        var uri = simulator.uri();

        try (var door = Forwarder.start(TlsDoor.open(address, server, null), uri.getHost(), uri.getPort())) {
            var snapshot = collect("[::1]", door.port());

            assertThat(snapshot.errorDetail()).isNull();
            assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        }
    }

    @ParameterizedTest
    @MethodSource
    void tellsWhatIsWrongWithTheEnginesCertificate(String name, Identity wrong, String host, String words)
            throws IOException, GeneralSecurityException {
        authority.write(directory);

        try (var door = TlsDoor.before(simulator.uri(), wrong, null, "TLSv1.3")) {
            var snapshot = collect(host, door.port());

            assertUnreachable(snapshot, host, door.port(), words.replace("DIR", directory.toString()));
        }
    }

    static List<Arguments> tellsWhatIsWrongWithTheEnginesCertificate() {
        var namesake = TestAuthority.create("authority");
        var past = Instant.now().minus(Duration.ofDays(1));
        var future = Instant.now().plus(Duration.ofDays(1));
        return List.of(
                Arguments.of(
                        "of a stranger",
                        TestAuthority.create("stranger").issue("EC", HOST),
                        HOST,
                        "the engine's certificate is not from an authority in DIR/ca.pem"),
                Arguments.of(
                        "of a namesake",
                        namesake.issue("EC", HOST),
                        HOST,
                        "the engine's certificate does not hold against DIR/ca.pem: "),
                Arguments.of(
                        "for another address",
                        authority.issue("EC", "127.0.0.2"),
                        HOST,
                        "the engine's certificate is not for the host 127.0.0.1"),
                Arguments.of(
                        "for another name",
                        authority.issue("EC", "engine.example"),
                        "localhost",
                        "the engine's certificate is not for the host localhost"),
                Arguments.of(
                        "for nobody",
                        authority.issue("EC"),
                        HOST,
                        "the engine's certificate is not for the host 127.0.0.1"),
                Arguments.of(
                        "expired", authority.issueAt(past, "EC", HOST), HOST, "the engine's certificate has expired"),
                Arguments.of(
                        "early",
                        authority.issueAt(future, "EC", HOST),
                        HOST,
                        "the engine's certificate is not valid yet"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheEngineDemandsAClientCertificate(String protocol) throws IOException, GeneralSecurityException {
        authority.write(directory);

        try (var door = TlsDoor.before(simulator.uri(), server, authority, protocol)) {
            var snapshot = collect(HOST, door.port());

            assertUnreachable(snapshot, HOST, door.port(), "");
            assertThat(snapshot.errorDetail()).contains("client certificate", "there is none in " + directory);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void tellsThatTheEngineDoesNotAcceptTheClientCertificate(String protocol)
            throws IOException, GeneralSecurityException {
        authority.write(directory);
        TestAuthority.create("authority").issue("EC").write(directory, Form.PKCS8);

        try (var door = TlsDoor.before(simulator.uri(), server, authority, protocol)) {
            var snapshot = collect(HOST, door.port());

            assertUnreachable(snapshot, HOST, door.port(), "");
            assertThat(snapshot.errorDetail()).contains("client certificate in " + directory);
        }
    }

    @Test
    void tellsThatAnEngineHangsUpOnAHandshake() throws IOException {
        authority.write(directory);
        client.write(directory, Form.PKCS8);

        try (var engine = RawEngine.onTcp(to -> {})) {
            var port = engine.uri().getPort();
            var snapshot = collect(HOST, port);

            assertUnreachable(
                    snapshot,
                    HOST,
                    port,
                    "the connection broke in the TLS handshake: TLS may not be spoken there; "
                            + "the engine may not accept the client certificate in " + directory);
        }
    }

    /** As Go's server answers, and so an engine. */
    @Test
    void tellsThatAnEngineAnswersInTheClear() throws IOException {
        authority.write(directory);
        var answer = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Connection: close\r\n\r\n400 Bad Request";

        try (var engine = RawEngine.onTcp(to -> RawEngine.send(to, answer))) {
            var port = engine.uri().getPort();
            var snapshot = collect(HOST, port);

            assertUnreachable(
                    snapshot, HOST, port, "what answers there does not speak TLS, for which docker.tls-verify asks");
        }
    }

    @Test
    void tellsThatAnEngineSpeaksTlsWhenAskedInTheClear() throws IOException, GeneralSecurityException {
        try (var door = TlsDoor.before(simulator.uri(), server, null, "TLSv1.3")) {
            var snapshot = collect(EngineAddress.plain(uri(HOST, door.port())), LIMITS);

            assertUnreachable(snapshot, HOST, door.port(), "");
            assertThat(snapshot.errorDetail()).endsWith("; if the engine speaks TLS, set docker.tls-verify");
        }
    }

    /** As Go's server answers, and so an engine. */
    @Test
    void tellsThatAnEngineComplainsOfARequestInTheClear() throws IOException {
        var answer = "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n";

        try (var engine = RawEngine.onTcp(to -> RawEngine.send(to, answer))) {
            var snapshot = collect(EngineAddress.plain(engine.uri()), LIMITS);

            assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
            assertThat(snapshot.errorDetail())
                    .isEqualTo("GET /_ping was answered 400: the engine speaks TLS, for which docker.tls-verify asks");
        }
    }

    @Test
    void givesUpInTimeAHandshakeThatIsNotAnswered() throws IOException {
        authority.write(directory);

        try (var engine = RawEngine.onTcp(RawEngine::silence)) {
            var snapshot = collect(EngineAddress.of(engine.uri(), "1", directory.toString()), SHORT);

            assertThat(snapshot.condition()).isEqualTo(Condition.TIMED_OUT);
            await().untilAsserted(() -> assertThat(engine.open()).isZero());
        }
    }

    /** The transport's limit for a handshake and the call's are as long: whichever is over first. */
    @Test
    void tellsTheSameOfItWhereTheTransportGivesUpFirst() throws IOException {
        authority.write(directory);

        try (var silent = RawEngine.onTcp(RawEngine::silence);
                var engine =
                        DockerEngine.connect(EngineAddress.of(silent.uri(), "1", directory.toString()), SHORT.call())) {
            assertThatThrownBy(() -> engine.header("/_ping", LIMITS.call(), "Api-Version"))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.failure()).isEqualTo(EngineFailures.timedOut("/_ping")))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
    }

    private Snapshot collect(String host, int port) throws IOException {
        return collect(address(host, port), LIMITS);
    }

    private static Snapshot collect(EngineAddress address, CallLimits limits) throws IOException {
        try (var engine = Engines.client(address, limits)) {
            return Engines.collector(engine, limits).look(Trigger.POLL).snapshot();
        }
    }

    private EngineAddress address(String host, int port) {
        return EngineAddress.of(uri(host, port), "1", directory.toString());
    }

    private static URI uri(String host, int port) {
        return URI.create("tcp://" + host + ":" + port);
    }

    private static void assertUnreachable(Snapshot snapshot, String host, int port, String words) {
        assertThat(snapshot.errorDetail()).startsWith("GET /_ping on tcp://" + host + ":" + port + ": " + words);
        assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
    }
}
