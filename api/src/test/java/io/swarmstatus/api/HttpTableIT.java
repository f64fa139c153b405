package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.api.HttpTable.Row;
import io.swarmstatus.api.HttpTable.Span;
import io.swarmstatus.service.ServerAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks on a raw socket what {@code docs/http.md} says can be asked, and gets what it says. */
class HttpTableIT {

    private static final String STATUS = "GET /api/v1/status/swarm";

    private static final String PAGE = "/page/" + StatusPage.load().version();

    private static Api api;
    private static String entityTag;

    @BeforeAll
    static void listen() throws IOException {
        var clock = new SettableClock(START);
        var cache = new FaultyCache(clock);
        cache.write(Snapshots.good(START));
        cache.write(Snapshots.ofSwarm("east", START));
        clock.pass(Duration.ofMillis(33_200));
        var origins = AllowedOrigins.parse("https://ok.example");
        var config = new ApiConfig(
                ServerAddress.ANY_LOCAL,
                origins,
                java.net.URI.create("redis://a"),
                "default",
                Nowhere.TOPICS,
                Duration.ZERO);
        api = Api.start(config, cache, clock, HttpLimits.DEFAULT);
        org.awaitility.Awaitility.await()
                .until(() -> ask(List.of(STATUS, "Connection: close")).contains("\"source\":\"cached\""));
        entityTag = headerOf(ask(List.of(STATUS, "Connection: close")), "ETag");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static List<Row> rows() {
        return HttpTable.rows();
    }

    @Test
    void isAboutMoreThanTheUsual() {
        assertThat(rows()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void getsWhatTheDocumentSays(Row row) throws IOException {
        var requests = new StringBuilder();
        for (var i = 0; i < row.requests().size(); i++) {
            requests.append(message(row.requests().get(i), i == row.requests().size() - 1)
                    .replace("{page}", PAGE));
        }

        var answer = lastOf(RawHttp.send(api.port(), requests.toString()));

        if (row.status().equals("closed")) {
            assertThat(answer).isEmpty();
        } else {
            assertThat(answer).startsWith("HTTP/1.1 " + row.status() + " ");
            assertThat(answer).doesNotContain("Exception", "java.", "helidon");
            row.expected().forEach(span -> verify(answer, span));
            verifyProblem(answer, Integer.parseInt(row.status()));
        }
    }

    private static void verify(String answer, Span span) {
        var text = span.text().replace("{etag}", entityTag).replace("{gzip etag}", gzipTag());
        var lines = answer.toLowerCase(Locale.ROOT);
        var wanted = text.toLowerCase(Locale.ROOT);
        var found = text.contains(": ") ? lines.contains("\r\n" + wanted) : lines.contains("\r\n" + wanted + ": ");
        assertThat(found || (!span.negated() && lines.contains(wanted)))
                .as("%s in %s", text, answer)
                .isNotEqualTo(span.negated());
    }

    /** Whatever is refused is told as a problem, unless there was nothing to tell it to. */
    private static void verifyProblem(String answer, int status) {
        if (status >= 400) {
            assertThat(headerOf(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
    }

    private static String ask(List<String> request) throws IOException {
        return RawHttp.send(api.port(), message(request, true));
    }

    private static String message(List<String> request, boolean last) {
        var line = request.getFirst().contains(" HTTP/") ? request.getFirst() : request.getFirst() + " HTTP/1.1";
        var headers = request.stream().skip(1).filter(part -> !part.startsWith("body: "));
        var body = request.stream()
                .filter(part -> part.startsWith("body: "))
                .map(part -> part.substring(6))
                .findFirst()
                .orElse("");
        var added = Stream.of("Host: a", last ? "Connection: close" : "X: y")
                .filter(header -> request.stream().noneMatch(part -> part.startsWith(header.split(":", 2)[0] + ":")));
        var all = Stream.concat(headers, added)
                .filter(header -> !header.endsWith(": none"))
                .map(header -> header.replace("{etag}", tag()).replace("{gzip etag}", gzipTag()) + "\r\n")
                .collect(java.util.stream.Collectors.joining());
        return line + "\r\n" + all + "\r\n" + body;
    }

    private static String tag() {
        return entityTag == null ? "" : entityTag;
    }

    private static String gzipTag() {
        return tag().replaceAll("\"$", "-gzip\"");
    }

    /** Of answers to requests that were sent together. */
    private static String lastOf(String answers) {
        var begin = answers.lastIndexOf("HTTP/1.1 ");
        return begin < 0 ? "" : answers.substring(begin);
    }

    private static String headerOf(String answer, String name) {
        return answer.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
