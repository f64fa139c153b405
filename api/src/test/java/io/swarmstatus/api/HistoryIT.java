package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.swarmstatus.service.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** What the api tells of the past, from a real broker. */
@Testcontainers(disabledWithoutDocker = true)
@Timeout(120)
class HistoryIT {

    @Container
    private static final KafkaContainer KAFKA = TestTopics.container();

    private static final String STATUS = "/api/v1/status/swarm";
    private static final int SNAPSHOTS = 25;
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final Instant END = START.plus(STEP.multipliedBy(SNAPSHOTS));

    private static TestTopics topics;
    private static Api api;
    private static final HttpClient client = HttpClient.newHttpClient();
    private static final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() {
        topics = TestTopics.on(KAFKA);
        for (var number = 0; number < SNAPSHOTS; number++) {
            topics.snapshot(number == 10 ? Snapshots.failed(at(number)) : Snapshots.good(at(number)));
            topics.snapshot(Snapshots.ofSwarm("east", at(number)));
        }
        topics.raw("default", at(3).plusMillis(1), "no JSON");
        topics.raw("default", at(3).plusMillis(2), "{\"swarm\":\"default\"}");
        topics.change("default", at(1), "node_down", "node", "n1", "alpha");
        topics.change("default", at(2), "node_ready", "node", "n1", "alpha");
        topics.change("default", at(3), "service_scaled", "service", "s1", "web");
        topics.change("east", at(3), "node_down", "node", "n1", "alpha");
        topics.flush();
        var config = new ApiConfig(
                ServerAddress.ANY_LOCAL,
                AllowedOrigins.NONE,
                URI.create("redis://a"),
                "default",
                topics.names(),
                Duration.ZERO);
        api = Api.start(config, new FaultyCache(() -> END), () -> END, HttpLimits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        api.close();
        topics.close();
        client.close();
    }

    @Test
    void givesAllSnapshotsOfATimeAsTheyAreOnTheTopicFailuresToo() throws IOException, InterruptedException {
        var page = data(get(STATUS + "/history?from=" + at(8) + "&to=" + at(12)));

        assertThat(collectedAt(page)).containsExactly(at(8), at(9), at(10), at(11));
        assertThat(page.get(2).path("condition").asText()).isEqualTo("docker_unreachable");
        assertThat(get(STATUS + "/history?from=" + at(8) + "&to=" + at(12)).body())
                .contains(TestTopics.json(Snapshots.good(at(8))));
    }

    @Test
    void givesTheLastHourUnlessToldOtherwise() throws IOException, InterruptedException {
        var answer = get(STATUS + "/history");

        assertThat(data(answer)).hasSize(SNAPSHOTS);
        assertThat(json.readTree(answer.body()).path("from").asText())
                .isEqualTo(END.minus(Duration.ofHours(1)).toString());
        assertThat(json.readTree(answer.body()).path("to").asText()).isEqualTo(END.toString());
        assertThat(json.readTree(answer.body()).get("next").isNull()).isTrue();
        assertThat(answer.headers().firstValue("Link")).isEmpty();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 24, 25, 1000})
    void givesEachSnapshotOnceOverAllPages(int limit) throws IOException, InterruptedException {
        var seen = new ArrayList<Instant>();
        var path = STATUS + "/history?limit=" + limit;
        while (!path.isEmpty()) {
            var answer = get(path);
            var page = json.readTree(answer.body());
            assertThat(page.get("data")).hasSizeLessThanOrEqualTo(limit);
            seen.addAll(collectedAt(page.get("data")));
            path = page.path("next").asText("");
            path = path.equals("null") ? "" : path;
            assertThat(answer.headers().firstValue("Link").orElse(""))
                    .isEqualTo(path.isEmpty() ? "" : "<" + path + ">; rel=\"next\"");
        }

        assertThat(seen).hasSize(SNAPSHOTS).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void givesTheSnapshotsOfASwarmThatIsNamedEvenIfNothingElseIsKnownOfIt() throws IOException, InterruptedException {
        assertThat(data(get("/api/v1/status/swarms/east/history?limit=1000"))).hasSize(SNAPSHOTS);
        assertThat(data(get("/api/v1/status/swarms/never-seen/history"))).isEmpty();
        assertThat(get("/api/v1/status/swarms/a%20b/history").statusCode()).isEqualTo(400);
        assertThat(json.readTree(get("/api/v1/status/swarms/east/history?limit=1")
                                .body())
                        .path("next")
                        .asText())
                .startsWith("/api/v1/status/swarms/east/history?");
    }

    @Test
    void givesTheSwarmAsItWas() throws IOException, InterruptedException {
        var between = at(5).plusSeconds(3);
        var past = data(get(STATUS + "?at=" + between));

        assertThat(past.path("collected_at").asText()).isEqualTo(at(5).toString());
        assertThat(past.path("nodes")).hasSize(3);
        assertThat(past.path("cache_info"))
                .hasToString("{\"cache_hit\":false,\"source\":\"history\",\"requested_at\":\"" + between
                        + "\",\"refresh\":null}");
        assertThat(data(get(STATUS + "?at=" + at(10))).path("collected_at").asText())
                .as("a failure has no figures")
                .isEqualTo(at(9).toString());
        assertThat(data(get(STATUS + "?at=-30s")).path("collected_at").asText()).isEqualTo(at(22).toString());
        assertThat(data(get(STATUS + "?at=2999-01-01T00:00:00Z"))
                        .path("collected_at")
                        .asText())
                .as("the future is as now")
                .isEqualTo(at(24).toString());
    }

    @Test
    void saysThatNothingIsKeptFromBeforeTheFirst() throws IOException, InterruptedException {
        var answer = get(STATUS + "?at=" + START.minusMillis(1));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void givesWhatChanged() throws IOException, InterruptedException {
        assertThat(types(STATUS + "/changes")).containsExactly("node_down", "node_ready", "service_scaled");
        assertThat(types(STATUS + "/changes?type=node_down,service_scaled&type=node_left"))
                .containsExactly("node_down", "service_scaled");
        assertThat(types(STATUS + "/changes?node=alpha")).containsExactly("node_down", "node_ready");
        assertThat(types(STATUS + "/changes?node=n1&type=node_ready")).containsExactly("node_ready");
        assertThat(types(STATUS + "/changes?service=web&node=beta")).containsExactly("service_scaled");
        assertThat(types(STATUS + "/changes?service=other")).isEmpty();
        assertThat(types("/api/v1/status/swarms/east/changes")).containsExactly("node_down");
        assertThat(types("/api/v1/status/cluster/changes?from=" + at(2) + "&to=" + at(3)))
                .containsExactly("node_ready");
    }

    @Test
    void keepsTheFilterOverAllPages() throws IOException, InterruptedException {
        var first = json.readTree(get(STATUS + "/changes?limit=1&node=alpha").body());
        var second = json.readTree(get(first.path("next").asText()).body());

        assertThat(first.at("/data/0/type").asText()).isEqualTo("node_down");
        assertThat(second.at("/data/0/type").asText()).isEqualTo("node_ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?at=yesterday",
                "/history?from=x",
                "/history?to=",
                "/history?from=now&to=-1h",
                "/history?limit=0",
                "/history?limit=1001",
                "/history?limit=ten",
                "/history?cursor=-1",
                "/changes?type=node_exploded",
                "/changes?type=",
                "/changes?node=",
            })
    void saysWhichParameterIsWrong(String query) throws IOException, InterruptedException {
        var answer = get(STATUS + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("detail").asText())
                .startsWith(query.replaceAll("^.*\\?", "").replaceAll("=.*", "") + ": \"");
    }

    @Test
    void refusesWhoIsOneTooMany() {
        var readers = new TopicReaders(Map.of());
        var taken = Stream.generate(readers::take).limit(TopicReaders.MOST).toList();

        assertThatThrownBy(readers::take).isInstanceOfSatisfying(HttpException.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(Status.TOO_MANY_REQUESTS_429);
            assertThat(refusal.headers()).contains(HeaderValues.create(HeaderNames.RETRY_AFTER, "1"));
        });

        taken.forEach(TopicReaders.Place::close);
        readers.take().close();
    }

    private static Instant at(int number) {
        return START.plus(STEP.multipliedBy(number));
    }

    private List<String> types(String path) throws IOException, InterruptedException {
        return data(get(path))
                .valueStream()
                .map(change -> change.path("type").asText())
                .toList();
    }

    private static List<Instant> collectedAt(JsonNode snapshots) {
        return snapshots
                .valueStream()
                .map(snapshot -> Instant.parse(snapshot.path("collected_at").asText()))
                .toList();
    }

    private JsonNode data(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("data");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + api.port() + path);
        return client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }
}
