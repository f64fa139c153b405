package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a gate does beside letting in and keeping out, over a socket. */
class GateIT {

    private static final String STATUS = "/api/v1/status/swarm";
    private static final AccessRules RULES =
            new AccessRules(Access.PUBLIC, Access.AUTHENTICATED, Access.ROLE, Access.AUTHENTICATED);

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestTokens tokens = new TestTokens(Instant.now());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void answersPreflightsWithoutATokenAndLetsScriptsReadWhyTheyWereRefused() throws IOException, InterruptedException {
        try (var api = api(TestTokens.withSecret(), 0)) {
            var preflight =
                    ask(api, "OPTIONS", STATUS, "Origin", "https://ok.example", "Access-Control-Request-Method", "GET");
            var refused = ask(api, "GET", STATUS, "Origin", "https://ok.example");

            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValueSatisfying(allowed -> assertThat(allowed).contains("Authorization"));
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://ok.example");
        }
    }

    @Test
    void goesByTheRuleOfEachPath() throws IOException, InterruptedException {
        var guest = "Bearer " + TestTokens.signed(tokens.claims().claim("role", "GUEST"));
        try (var api = api(TestTokens.withSecret(), 0)) {
            assertThat(ask(api, "GET", "/openapi").statusCode()).isEqualTo(401);
            assertThat(ask(api, "GET", "/openapi", "Authorization", guest).statusCode())
                    .isEqualTo(200);
            assertThat(ask(api, "GET", "/health/live", "Authorization", guest).statusCode())
                    .isEqualTo(403);
            assertThat(ask(api, "GET", STATUS, "Authorization", guest).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void tellsHealthInDetailOnlyToThoseWhoShowWhoTheyAre() throws IOException, InterruptedException {
        var open = new AccessRules(Access.PUBLIC, Access.PUBLIC, Access.PUBLIC, Access.PUBLIC);
        var hidden = new Protection(Optional.of(TestTokens.withSecret()), open, Optional.empty(), 0);
        try (var silent = HttpFixture.guarded(hidden, InstantSource.system());
                var api = api(TestTokens.withSecret(), 0)) {
            assertThat(ask(silent, "GET", "/health/live").statusCode()).isEqualTo(204);
            assertThat(ask(silent, "GET", "/health/live").body()).isEmpty();
            assertThat(ask(api, "GET", "/health/live", "Authorization", good()).body())
                    .contains("UP");
        }
    }

    @Test
    void findsATokenWhateverTheCaseOfItsSchemeAndNowhereElse() throws IOException, InterruptedException {
        var token = TestTokens.signed(tokens.claims());
        try (var api = api(TestTokens.withSecret(), 0)) {
            assertThat(ask(api, "GET", STATUS, "Authorization", "bEARER " + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(ask(api, "GET", STATUS + "?access_token=" + token).statusCode())
                    .isEqualTo(401);
            assertThat(ask(api, "GET", STATUS, "Cookie", "access_token=" + token)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void endsAStreamWithItsToken() throws IOException, InterruptedException {
        var brief =
                TestTokens.signed(tokens.claims().expirationTime(tokens.at(-28))); // two seconds of the skew are left
        var protection = new Protection(Optional.of(TestTokens.withSecret()), RULES, Optional.empty(), 0);
        try (var api = HttpFixture.guarded(HttpLimits.DEFAULT, protection, InstantSource.system(), (_, response) -> {
            try (var stream = SseStream.open(response, Duration.ofMinutes(1))) {
                Thread.sleep(Duration.ofMinutes(1));
                stream.sendId("never");
            } catch (InterruptedException e) {
                // as streams end
            }
        })) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + STATUS + "/stream"))
                    .header("Authorization", "Bearer " + brief);
            var stream = client.send(request.build(), BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(all(stream.body())).isEqualTo("retry: 2000\n\n"));
            assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void saysThatItCannotTellWhereTheIssuerIsAway() throws IOException, InterruptedException {
        var nobody = new TokenKeys.KeySet(URI.create("http://127.0.0.1:1/keys"));
        var token = TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.KEY);
        try (var api = api(TestTokens.rules(nobody, JWSAlgorithm.RS256), 0)) {
            for (var i = 0; i < 4; i++) {
                var answer = ask(api, "GET", STATUS, "Authorization", "Bearer " + token);

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
                assertThat(answer.body()).doesNotContain("127.0.0.1:1");
            }
        }
    }

    @Test
    void limitsEachSubjectAndWhoeverShowsNoTokenByAddress() throws IOException, InterruptedException {
        var other = "Bearer " + TestTokens.signed(tokens.claims().subject("bob"));
        try (var api = api(TestTokens.withSecret(), 1)) {
            for (var i = 0; i < 10; i++) {
                assertThat(ask(api, "GET", STATUS, "Authorization", good()).statusCode())
                        .isEqualTo(200);
            }
            var refused = ask(api, "GET", STATUS, "Authorization", good(), "X-Forwarded-For", "192.0.2.1");

            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(ask(api, "GET", STATUS, "Authorization", other).statusCode())
                    .isEqualTo(200);
            assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                    .anySatisfy(_ ->
                            assertThat(ask(api, "GET", STATUS).statusCode()).isEqualTo(429));
            assertThat(ask(api, "GET", "/health", "Authorization", good()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpFixture api(TokenRules rules, int requestsPerSecond) {
        return HttpFixture.guarded(
                new Protection(Optional.of(rules), RULES, Optional.empty(), requestsPerSecond), InstantSource.system());
    }

    private String good() {
        return "Bearer " + TestTokens.signed(tokens.claims());
    }

    private static String all(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private HttpResponse<String> ask(HttpFixture api, String method, String target, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + target))
                .method(method, BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
