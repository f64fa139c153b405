package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webclient.http1.Http1Client;
import io.swarmstatus.service.ServerAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** Changes as they happen, from a real broker. */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(120)
class ChangeStreamIT {

    @Container
    private static final KafkaContainer KAFKA = TestTopics.container();

    private static final String PATH = "/api/v1/status/swarm/changes/stream";

    private final ObjectMapper json = new ObjectMapper();
    private TestTopics topics;
    private Api api;
    private Http1Client client;

    @BeforeEach
    void start() {
        topics = TestTopics.on(KAFKA);
        var config = new ApiConfig(
                ServerAddress.ANY_LOCAL,
                AllowedOrigins.NONE,
                URI.create("redis://a"),
                "default",
                topics.names(),
                Duration.ZERO);
        api = Api.start(config, new FaultyCache(() -> START), () -> START, HttpLimits.DEFAULT);
        client = Http1Client.builder().baseUri("http://127.0.0.1:" + api.port()).build();
    }

    @AfterEach
    void stop() {
        client.closeResource();
        api.close();
        topics.close();
    }

    @Test
    void tellsWhatChangesFromNowOn() throws IOException {
        change(0);
        topics.flush();
        try (var events = open(PATH, "")) {
            change(1);
            topics.change("east", START, "node_down", "node", "n1", "alpha");
            topics.raw("default", START, "not even of this topic");
            change(2);
            topics.flush();

            var first = events.next();
            assertThat(first.name()).isEqualTo("change");
            assertThat(first.data()).isEqualTo(TestTopics.changeJson("default", START, "node_down", "node", "n1", "1"));
            assertThat(number(events.next())).isEqualTo(2);
        }
    }

    @Test
    void tellsOfANamedSwarmAndOfWhatIsAskedForAlone() throws IOException {
        try (var east = open("/api/v1/status/swarms/east/changes/stream?node=alpha&type=node_down", "");
                var all = open("/api/v1/status/cluster/changes/stream", "")) {
            topics.change("east", START, "node_ready", "node", "n1", "alpha");
            topics.change("east", START, "node_down", "node", "n2", "beta");
            topics.change("east", START, "node_down", "node", "n1", "alpha");
            change(1);
            topics.flush();

            assertThat(east.next().data())
                    .isEqualTo(TestTopics.changeJson("east", START, "node_down", "node", "n1", "alpha"));
            assertThat(number(all.next())).isEqualTo(1);
        }
    }

    @Test
    void resumesWhereAClientWasEvenBeforeItsFirstChange() throws IOException {
        String id;
        try (var events = open(PATH, "")) {
            id = events.id();
        }
        change(0);
        topics.flush();
        try (var events = open(PATH, id)) {
            assertThat(number(events.next())).isZero();
        }
    }

    @Test
    void leavesNothingOutAndTellsNothingTwiceHoweverOftenAClientComesBack() throws IOException {
        var told = new ArrayList<Integer>();
        var changes = 600;
        var id = "";
        var published = 0;
        while (told.size() < changes) {
            try (var events = open(PATH, id)) {
                for (var i = 0; i < 40 && published < changes; i++) {
                    change(published++);
                }
                id = events.id();
                for (var i = 0; i < 25 && told.size() < changes; i++) {
                    var event = events.next();
                    told.add(number(event));
                    id = event.id();
                }
            }
        }

        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, changes).boxed().toList());
    }

    @Test
    void resumesFromTheTopicMoreThanIsKeptInMemory() throws IOException {
        String id;
        try (var events = open(PATH, "")) {
            id = events.id();
        }
        var changes = 4 * ChangeRing.MOST;
        IntStream.range(0, changes).forEach(this::change);
        topics.flush();

        var told = new ArrayList<Integer>();
        try (var events = open(PATH, id)) {
            while (told.size() < changes) {
                told.add(number(events.next()));
            }
        }

        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, changes).boxed().toList());
    }

    @Test
    void goesOnFromTheTopicWhereAClientHasFallenBehind() throws Exception {
        var changes = 4_000;
        var padding = " ".repeat(4_000); // all of them are more than the buffers of both sides hold
        var told = new ArrayList<Integer>();
        try (var other = HttpClient.newHttpClient();
                var lines = linesOf(other)) {
            awaitLine(lines, "id: ");
            IntStream.range(0, changes)
                    .forEach(number -> topics.change(
                            "default", START, "node_down", "node", "n1" + padding, String.valueOf(number)));
            topics.flush();
            while (told.size() < changes) {
                var change = awaitLine(lines, "data: ");
                told.add(json.readTree(change).at("/subject/name").asInt());
            }
        }

        assertThat(told)
                .containsExactlyElementsOf(IntStream.range(0, changes).boxed().toList());
    }

    private BufferedReader linesOf(HttpClient other) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + api.port() + PATH);
        var body = other.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream())
                .body();
        return new BufferedReader(new InputStreamReader(body, UTF_8));
    }

    private static String awaitLine(BufferedReader lines, String beginning) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("the stream ended");
    }

    @Test
    void takesAnIdFromAnotherTopicForNone() throws IOException {
        try (var events = open(PATH, "123456")) {
            change(1);
            topics.flush();

            assertThat(number(events.next())).isEqualTo(1);
        }
    }

    @Test
    void saysWhatIsNoIdAndNoFilter() {
        for (var request : List.of(
                client.get(PATH).header(SseStream.LAST_EVENT_ID, "nonsense"),
                client.get(PATH).queryParam("type", "node_exploded"))) {
            try (var response = request.request()) {
                assertThat(response.status()).isEqualTo(Status.BAD_REQUEST_400);
                assertThat(response.headers().get(HeaderNames.CONTENT_TYPE).values())
                        .isEqualTo("application/problem+json");
            }
        }
    }

    @Test
    void endsAllStreamsWithTheApi() throws IOException {
        var others = following() - 1; // of other tests in this process
        try (var events = open(PATH, "")) {
            var begun = System.nanoTime();
            api.close();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(9));
            assertThat(events.hasEnded()).isTrue();
        }
        await().until(() -> following() == others);
    }

    private static long following() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("follow-changes") && thread.isAlive())
                .count();
    }

    private void change(int number) {
        topics.change("default", START, "node_down", "node", "n1", String.valueOf(number));
    }

    private int number(SseClient.Event change) throws IOException {
        return json.readTree(change.data()).at("/subject/name").asInt();
    }

    /** Returns once the stream is open and its first id known. */
    private SseClient open(String path, String lastEventId) throws IOException {
        var query = path.indexOf('?');
        var request = client.get(query < 0 ? path : path.substring(0, query));
        if (query >= 0) {
            for (var parameter : path.substring(query + 1).split("&", -1)) {
                request =
                        request.queryParam(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
            }
        }
        if (!lastEventId.isEmpty()) {
            request = request.header(SseStream.LAST_EVENT_ID, lastEventId);
        }
        var response = request.request();
        assertThat(response.status()).as("%s from \"%s\"", path, lastEventId).isEqualTo(Status.OK_200);
        var events = SseClient.of(response);
        events.awaitId();
        return events;
    }
}
