package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream of the status tells, whatever carries it. */
@Timeout(60) // reading waits for what has to come
abstract class StatusStreamSuite {

    private static final String PATH = "/api/v1/status/swarm/stream";
    private static final Duration HEARTBEAT = Duration.ofMillis(50);
    private static final int PLACES = 2;

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarms swarms = ServedSwarms.around(ServedSwarm.named("default", START));
    private final CacheFollower follower =
            new CacheFollower(cache, swarms, clock, new FollowerLog(), new ServedDelays(), START);
    private final Subscribers subscribers = new Subscribers(PLACES);

    /** A client of a server with {@link #route}. */
    abstract Http1Client client();

    final void route(HttpRouting.Builder rules) {
        ApiRouting.route(
                rules,
                Endpoints.of(Nowhere.sources(swarms, cache, subscribers, clock), AllowedOrigins.NONE, HEARTBEAT));
    }

    @BeforeEach
    final void begin() {
        cache.write(Snapshots.good(START));
        follower.turn();
    }

    @AfterEach
    final void end() {
        subscribers.close();
        cache.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, "/api/v1/status/cluster/stream", "/api/v1/status/swarms/default/stream"})
    void beginsWithTheAnswerOfNow(String path) throws IOException {
        try (var events = open(path, "")) {
            var first = events.next();

            assertThat(events.header(HeaderNames.CONTENT_TYPE)).isEqualTo("text/event-stream");
            assertThat(events.header(HeaderNames.CACHE_CONTROL)).isEqualTo("no-store");
            assertThat(events.header(HeaderNames.create("X-Accel-Buffering"))).isEqualTo("no");
            assertThat(events.retry()).isEqualTo("2000");
            assertThat(first.name()).isEqualTo("status");
            assertThat(first.data()).isEqualTo(status());
        }
    }

    @Test
    void tellsEachNewAnswer() throws IOException {
        try (var events = open(PATH, "")) {
            var first = events.next();
            cache.write(Snapshots.good(START.plusSeconds(1)));
            follower.turn();
            var second = events.next();

            assertThat(second.data()).isEqualTo(status()).isNotEqualTo(first.data());
            assertThat(second.id()).isNotEqualTo(first.id());
        }
    }

    @Test
    void tellsWhenTimeAloneMakesItAnotherAnswer() throws IOException {
        try (var events = open(PATH, "")) {
            events.next();
            clock.pass(Duration.ofMinutes(5));

            assertThat(events.next().data()).contains("\"source\":\"backup_cache\"");
        }
    }

    @Test
    void tellsWhenARefreshFailed() throws IOException {
        try (var events = open(PATH, "")) {
            events.next();
            cache.write(Snapshots.failed(START.plusSeconds(1)));
            follower.turn();

            assertThat(events.next().data()).contains("\"consecutive_failures\":1");
        }
    }

    @Test
    void saysNothingTwiceToOneThatComesBack() throws IOException {
        String known;
        try (var events = open(PATH, "")) {
            known = events.next().id();
        }
        try (var events = open(PATH, known)) {
            events.awaitHeartbeat();
            cache.write(Snapshots.good(START.plusSeconds(1)));
            follower.turn();

            assertThat(events.next().data()).isEqualTo(status());
        }
    }

    @Test
    void tellsTheAnswerOfNowToOneThatComesBackLate() throws IOException {
        try (var events = open(PATH, "long ago")) {
            assertThat(events.next().data()).isEqualTo(status());
        }
    }

    @Test
    void refusesMoreThanThereArePlaces() throws IOException {
        try (var one = open(PATH, "");
                var other = open(PATH, "")) {
            one.next();
            other.next();

            try (var response = client().get(PATH).request()) {
                assertThat(response.status()).isEqualTo(Status.SERVICE_UNAVAILABLE_503);
                assertThat(response.headers().get(HeaderNames.RETRY_AFTER).values())
                        .isEqualTo("10");
                assertThat(response.as(String.class)).contains("All 2 places");
            }
        }
    }

    @Test
    void endsWhenTheApiDoes() throws IOException {
        try (var events = open(PATH, "")) {
            events.next();
            subscribers.close();

            assertThat(events.hasEnded()).isTrue();
            assertThat(subscribers.count()).isZero();
        }
    }

    @Test
    void endsWhenNothingIsLeftOfTheSwarm() throws IOException {
        cache.write(Snapshots.ofSwarm("east", START));
        follower.turn();
        try (var events = open("/api/v1/status/swarms/east/stream", "")) {
            events.next();
            clock.pass(Duration.ofDays(1));
            cache.empty();
            swarms.find("east").orElseThrow().take(io.swarmstatus.cache.CachedSwarm.NOTHING, clock.instant());
            swarms.dropIfForgotten(swarms.find("east").orElseThrow(), clock.instant());

            assertThat(events.hasEnded()).isTrue();
        }
    }

    @Test
    void answersHeadWithTheHeadersAlone() {
        try (var response = client().method(Method.HEAD).path(PATH).request()) {
            assertThat(response.status()).isEqualTo(Status.OK_200);
            assertThat(response.headers().get(HeaderNames.CONTENT_TYPE).values())
                    .isEqualTo("text/event-stream");
        }
        assertThat(subscribers.count()).isZero();
    }

    @Test
    void knowsNoStreamOfAnUnknownSwarm() {
        try (var response = client().get("/api/v1/status/swarms/west/stream").request()) {
            assertThat(response.status()).isEqualTo(Status.NOT_FOUND_404);
        }
    }

    private String status() {
        try (var response = client().get("/api/v1/status/swarm").request()) {
            return response.as(String.class);
        }
    }

    private SseClient open(String path, String lastEventId) {
        var request = client().get(path);
        return SseClient.of(
                (lastEventId.isEmpty() ? request : request.header(SseStream.LAST_EVENT_ID, lastEventId)).request());
    }
}
