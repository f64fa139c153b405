package io.swarmstatus.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.producer.RawEngine.Conversation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A producer outlives an engine that hangs for days: call after call is given up, and nothing of it stays behind. */
class HungCallsIT {

    private static final int CALLS = 200;
    private static final Duration LIMIT = Duration.ofMillis(25);
    private static final Conversation HEAD_ALONE = client -> {
        RawEngine.send(client, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        RawEngine.silence(client);
    };

    private final Queue<Thread> callThreads = new ConcurrentLinkedQueue<>();

    @TempDir
    Path directory;

    @Test
    void leaveNothingBehindOnAUnixSocket() throws IOException {
        try (var engine = RawEngine.onUnixSocket(directory.resolve("docker.sock"), RawEngine::silence)) {
            hangOn(engine);
        }
    }

    @Test
    void leaveNothingBehindOnAUnixSocketInTheMiddleOfAnAnswer() throws IOException {
        try (var engine = RawEngine.onUnixSocket(directory.resolve("docker.sock"), HEAD_ALONE)) {
            hangOn(engine);
        }
    }

    @Test
    void leaveNothingBehindOnTcp() throws IOException {
        try (var engine = RawEngine.onTcp(RawEngine::silence)) {
            hangOn(engine);
        }
    }

    @Test
    void leaveNothingBehindOnTcpInTheMiddleOfAnAnswer() throws IOException {
        try (var engine = RawEngine.onTcp(HEAD_ALONE)) {
            hangOn(engine);
        }
    }

    private void hangOn(RawEngine engine) throws IOException {
        var filesBefore = openFiles();
        try (var client = DockerEngine.connect(
                EngineAddress.plain(engine.uri()), LIMIT, Executors.newThreadPerTaskExecutor(this::callThread))) {
            for (int i = 0; i < CALLS; i++) {
                assertThatThrownBy(() -> client.get("/v1.41/tasks", LIMIT, body -> body.readAllBytes()))
                        .isInstanceOfSatisfying(
                                EngineException.class,
                                e -> assertThat(e.failure().condition()).isEqualTo(Condition.TIMED_OUT));
            }

            assertThat(engine.accepted()).isGreaterThan(CALLS / 10); // more than the client ever holds at once
            await().untilAsserted(() -> {
                assertThat(engine.open()).isZero();
                assertThat(callThreads).hasSize(CALLS).noneMatch(Thread::isAlive);
                assertThat(openFiles()).isLessThan(filesBefore + CALLS / 10);
            });
            assertThatItAnswersAgain(engine, client);
        }
    }

    private static void assertThatItAnswersAgain(RawEngine engine, DockerEngine client) {
        engine.goOnWith(other -> RawEngine.send(other, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]"));

        var answer = client.get("/v1.41/tasks", Duration.ofSeconds(5), body -> new String(body.readAllBytes(), UTF_8));

        assertThat(answer).isEqualTo("[]");
    }

    private Thread callThread(Runnable call) {
        var thread = Thread.ofVirtual().unstarted(call);
        callThreads.add(thread);
        return thread;
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
