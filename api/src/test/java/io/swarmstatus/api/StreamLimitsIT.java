package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.helidon.webclient.http1.Http1Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams on the server as the api runs it, which cuts off slow clients. */
@Timeout(60)
class StreamLimitsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int SMALLEST_BUFFER = 1;

    /** Whose status is more than the buffers of a connection hold. */
    private static final String[] MANY_MANAGERS =
            IntStream.range(0, 500).mapToObj(number -> "manager-" + number).toArray(String[]::new);

    private static final String REQUEST = "GET /api/v1/status/swarm/stream HTTP/1.1\r\nHost: a\r\n\r\n";

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarms swarms = ServedSwarms.around(ServedSwarm.named("default", START));
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, clock, new FollowerLog(), new ServedDelays(), START);
    private final Subscribers subscribers = new Subscribers(10);
    private HttpFixture server;
    private Http1Client client;

    @BeforeEach
    void listen() {
        var endpoints =
                Endpoints.of(Nowhere.sources(swarms, cache, subscribers, clock), AllowedOrigins.NONE, HEARTBEAT);
        var limits = new HttpLimits(1024, 512, 64, 100, new ClientPatience(PATIENCE, PATIENCE, PATIENCE));
        server = HttpFixture.serving(limits, endpoints);
        client = Http1Client.builder()
                .baseUri("http://127.0.0.1:" + server.port())
                .build();
    }

    @AfterEach
    void stop() {
        client.closeResource();
        subscribers.close();
        server.close();
        cache.close();
    }

    @Test
    void keepAStreamOnWhichNothingHappensForLongerThanAnIdleConnection() throws IOException {
        try (var events = open()) {
            events.next();
            var begun = System.nanoTime();
            while (System.nanoTime() - begun < PATIENCE.multipliedBy(3).toNanos()) {
                events.awaitHeartbeat();
            }

            assertThat(subscribers.count()).isEqualTo(1);
        }
    }

    @Test
    void haveThePlaceOfOneWhoHasGone() throws IOException {
        try (var events = open()) {
            events.next();
            assertThat(subscribers.count()).isEqualTo(1);
        }

        await().until(() -> subscribers.count() == 0);
    }

    @Test
    void cutOffOneThatReadsNothingAndLetNobodyWaitForIt() throws IOException {
        try (var _ = oneThatNeverReads();
                var events = open()) {
            events.next();
            await().until(() -> subscribers.count() == 2);
            var waits = new ArrayList<Duration>();
            await().atMost(LIMIT).pollDelay(Duration.ZERO).until(() -> {
                waits.add(timeToTell(events, waits.size() + 1));
                return subscribers.count() == 1;
            });

            assertThat(waits).as("changes told meanwhile").hasSizeGreaterThan(5);
            assertThat(waits.stream().sorted().toList().get(waits.size() * 9 / 10))
                    .isLessThan(PATIENCE);
        }
    }

    @Test
    void endAllStreamsAtAStop() throws IOException {
        try (var _ = oneThatNeverReads();
                var events = open()) {
            events.next();
            var begun = System.nanoTime();

            subscribers.close();
            server.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
            assertThat(events.hasEnded()).isTrue();
            assertThat(subscribers.count()).isZero();
        }
    }

    /** From a change of what is served to when a subscriber has it. */
    private Duration timeToTell(SseClient events, int change) throws IOException {
        var begun = System.nanoTime();
        var collectedAt = START.plusMillis(change);
        cache.write(Snapshots.good(collectedAt, Duration.ofMillis(42), MANY_MANAGERS));
        follower.turn();
        assertThat(events.next().data()).contains("\"collected_at\":\"" + collectedAt);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private SseClient open() {
        return SseClient.of(client.get("/api/v1/status/swarm/stream").request());
    }

    private Socket oneThatNeverReads() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(SMALLEST_BUFFER);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
