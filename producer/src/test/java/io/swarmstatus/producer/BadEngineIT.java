package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.producer.RawEngine.Conversation;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines that hang, break off or talk nonsense behind a Unix socket, where the transport's own time-outs do nothing. */
class BadEngineIT {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofMillis(300), Duration.ofMillis(900));
    private static final String PING = "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nContent-Length: 2\r\n\r\nOK";

    @TempDir
    Path directory;

    /** Loads the client's classes: on a busy machine that alone may take longer than a call may. */
    @BeforeAll
    static void warmUp(@TempDir Path directory) throws IOException {
        var patient = new CallLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));
        try (var engine = RawEngine.onUnixSocket(directory.resolve("docker.sock"), client -> {});
                var client = Engines.client(engine.uri(), patient)) {
            Engines.collector(client, patient).look(Trigger.STARTUP).snapshot();
        }
    }

    @ParameterizedTest
    @MethodSource({"silent", "talkative"})
    void tellsWhatIsWrongWithTheEngineAndInTime(
            String name, Conversation conversation, Condition condition, String detail) throws IOException {
        try (var engine = RawEngine.onUnixSocket(directory.resolve("docker.sock"), conversation);
                var client = Engines.client(engine.uri(), LIMITS)) {

            var snapshot = inTime(client);

            assertThat(snapshot.condition()).isEqualTo(condition);
            assertThat(snapshot.errorDetail()).contains(detail);
            await().untilAsserted(() -> assertThat(engine.open()).isZero());
        }
    }

    static List<Arguments> silent() {
        Conversation silent = RawEngine::silence;
        Conversation halfAHead = client -> {
            RawEngine.send(client, "HTTP/1.1 200 OK\r\nApi-Vers");
            RawEngine.silence(client);
        };
        Conversation byteByByte = BadEngineIT::oneByteASecond;
        Conversation halfABody = client -> {
            RawEngine.send(client, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"ID\"\r\n");
            RawEngine.silence(client);
        };
        var ping = "GET /_ping had no complete answer in time";
        var info = "GET /v1.41/info had no complete answer in time";
        return List.of(
                Arguments.of("never answers", silent, Condition.TIMED_OUT, ping),
                Arguments.of("half a head", halfAHead, Condition.TIMED_OUT, ping),
                Arguments.of("a byte a second", byteByByte, Condition.TIMED_OUT, ping),
                Arguments.of("half a body", afterPing(halfABody), Condition.TIMED_OUT, info),
                Arguments.of("never answers again", afterPing(silent), Condition.TIMED_OUT, info));
    }

    static List<Arguments> talkative() {
        Conversation hangsUp = client -> {};
        var hungUp = "docker.sock: hung up without an answer";
        var notUsable = "the answer to GET /v1.41/info is not usable: ";
        return List.of(
                Arguments.of("hangs up", hangsUp, Condition.DOCKER_UNREACHABLE, hungUp),
                Arguments.of("garbage", saying("\0\1\2 what?\r\n\r\n"), Condition.DOCKER_UNREACHABLE, hungUp),
                Arguments.of("mail server", saying("220 mail ESMTP\r\n"), Condition.DOCKER_UNREACHABLE, hungUp),
                Arguments.of(
                        "another HTTP",
                        saying("HTTP/9.1 200 OK\r\n\r\n"),
                        Condition.COLLECTION_FAILED,
                        "docker.sock: Unsupported version"),
                Arguments.of(
                        "bad length",
                        saying("HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n"),
                        Condition.COLLECTION_FAILED,
                        "docker.sock: Invalid content length"),
                Arguments.of(
                        "too short",
                        afterPing(saying("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"Name\": \"m1\", ")),
                        Condition.COLLECTION_FAILED,
                        notUsable + "Premature end"),
                Arguments.of(
                        "broken chunk",
                        afterPing(saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n")),
                        Condition.COLLECTION_FAILED,
                        notUsable + "Bad chunk header"),
                Arguments.of(
                        "broken gzip",
                        afterPing(saying("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n{}{}")),
                        Condition.COLLECTION_FAILED,
                        notUsable + "Not in GZIP format"),
                Arguments.of(
                        "no JSON",
                        afterPing(saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno")),
                        Condition.COLLECTION_FAILED,
                        notUsable + "no JSON"));
    }

    @Test
    void tellsThatThereIsNoSocket() throws IOException {
        var missing = URI.create("unix://" + directory.resolve("missing.sock"));

        try (var client = Engines.client(missing, LIMITS)) {
            var snapshot = inTime(client);

            assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
            assertThat(snapshot.errorDetail()).isEqualTo("GET /_ping on " + missing + ": No such file or directory");
        }
    }

    @Test
    void tellsThatNobodyListensOnTheSocketAnyMore() throws IOException {
        var engine = RawEngine.onUnixSocket(directory.resolve("docker.sock"), client -> {});
        engine.close(); // leaves its file behind, as an engine does that is killed

        try (var client = Engines.client(engine.uri(), LIMITS)) {
            var snapshot = inTime(client);

            assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
            assertThat(snapshot.errorDetail()).isEqualTo("GET /_ping on " + engine.uri() + ": Connection refused");
        }
    }

    @Test
    void tellsThatItMayNotUseTheSocket() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("root may use any socket")
                .isNotEqualTo("root");
        var socket = directory.resolve("docker.sock");

        try (var engine = RawEngine.onUnixSocket(socket, RawEngine::silence);
                var client = Engines.client(engine.uri(), LIMITS)) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("---------"));
            var snapshot = inTime(client);

            assertThat(snapshot.condition()).isEqualTo(Condition.DOCKER_UNREACHABLE);
            assertThat(snapshot.errorDetail()).endsWith("Permission denied");
        }
    }

    private static Snapshot inTime(DockerEngine client) {
        var begun = System.nanoTime();
        var snapshot = Engines.collector(client, LIMITS).look(Trigger.POLL).snapshot();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        return snapshot;
    }

    private static Conversation saying(String text) {
        return client -> RawEngine.send(client, text);
    }

    /** Answers the first call as it should be, closes that connection, and goes on like this on the next. */
    private static Conversation afterPing(Conversation conversation) {
        var pinged = new CountDownLatch(1);
        return client -> {
            if (pinged.getCount() > 0) {
                pinged.countDown();
                RawEngine.send(client, PING.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
            } else {
                conversation.hold(client);
            }
        };
    }

    private static void oneByteASecond(SocketChannel client) throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        for (int i = 0; i < PING.length(); i++) {
            RawEngine.send(client, PING.substring(i, i + 1));
            never.await(1, TimeUnit.SECONDS);
        }
    }
}
