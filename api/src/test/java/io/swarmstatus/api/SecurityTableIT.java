package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static io.swarmstatus.api.TestTokens.KEY;
import static io.swarmstatus.api.TestTokens.OTHER_KEY;
import static io.swarmstatus.api.TestTokens.SECRET;
import static io.swarmstatus.api.TestTokens.signed;
import static io.swarmstatus.api.TestTokens.unsigned;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.nimbusds.jose.JWSAlgorithm;
import io.swarmstatus.api.SecurityTable.Outcome;
import io.swarmstatus.api.SecurityTable.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sends every kind of token of the table in {@code docs/security.md} to every path of the published description, to an api that
 * shares a secret with the issuer and to one that reads its keys.
 */
class SecurityTableIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final TestTokens TOKENS = new TestTokens(START);
    private static final AccessRules RULES = new AccessRules(Access.PUBLIC, Access.PUBLIC, Access.PUBLIC, Access.ROLE);

    /** What the two issuers put into a request's headers for each kind of token. */
    private static final Map<String, Function<Issuer, List<String>>> KINDS = Map.ofEntries(
            entry("no token", _ -> List.of()),
            entry("garbage", _ -> List.of("Bearer garbage")),
            entry("name and password (Basic)", _ -> List.of("Basic YWRtaW46YWRtaW4=")),
            entry("two good ones", issuer -> List.of(good(issuer), good(issuer))),
            entry(
                    "signed with another key",
                    issuer -> bearer(issuer.signsFalsely().apply(TOKENS.claims()))),
            entry("changed after it was signed", issuer -> List.of(good(issuer).replaceFirst("\\.ey", ".ex"))),
            entry("alg: none", _ -> bearer(unsigned(TOKENS.claims()))),
            entry("another algorithm", issuer -> bearer(issuer.otherAlgorithm().apply(TOKENS.claims()))),
            entry(
                    "public key used as a secret",
                    _ -> bearer(signed(TOKENS.claims(), JWSAlgorithm.HS256, TestTokens.publicKeyAsSecret()))),
            entry("expired", of(claims -> claims.expirationTime(TOKENS.at(-31)))),
            entry("without an expiry", of(claims -> claims.expirationTime(null))),
            entry("not valid yet", of(claims -> claims.notBeforeTime(TOKENS.at(31)))),
            entry("of another issuer", of(claims -> claims.issuer("https://other.example"))),
            entry("of no issuer", of(claims -> claims.issuer(null))),
            entry("for another audience", of(claims -> claims.audience("other"))),
            entry("another role", of(claims -> claims.claim("role", "USER"))),
            entry("no role", of(claims -> claims.claim("role", null))),
            entry("role ADMIN", of(claims -> claims)),
            entry("role SUPERADMIN, in a list", of(claims -> claims.claim("role", List.of("USER", "SUPERADMIN")))),
            entry("naming its key (kid)", issuer -> bearer(issuer.signsByName().apply(TOKENS.claims()))),
            entry("a few seconds past its expiry", of(claims -> claims.expirationTime(TOKENS.at(-29)))));

    @TempDir
    static Path directory;

    private static final HttpClient client = HttpClient.newHttpClient();
    private static List<String> paths;
    private static List<Issuer> issuers;

    /** One api, and who issues the tokens that it takes. */
    private record Issuer(
            HttpFixture api, Claims signs, Claims signsByName, Claims signsFalsely, Claims otherAlgorithm) {}

    private interface Claims extends Function<com.nimbusds.jwt.JWTClaimsSet.Builder, String> {}

    @BeforeAll
    static void listen() throws IOException {
        var keys = Files.writeString(directory.resolve("keys.json"), TestTokens.keySet(KEY));
        var published = TestTokens.rules(new TokenKeys.KeySet(keys.toUri()), JWSAlgorithm.RS256);
        issuers = List.of(
                new Issuer(
                        api(TestTokens.withSecret()),
                        TestTokens::signed,
                        TestTokens::named,
                        claims -> signed(claims, JWSAlgorithm.HS256, SECRET + "!"),
                        claims -> signed(claims, JWSAlgorithm.HS384, SECRET + SECRET)),
                new Issuer(
                        api(published),
                        claims -> signed(claims, JWSAlgorithm.RS256, KEY),
                        claims -> signed(claims, JWSAlgorithm.RS256, KEY),
                        claims -> signed(claims, JWSAlgorithm.RS256, OTHER_KEY),
                        claims -> signed(claims, JWSAlgorithm.RS512, KEY)));
        var described = new YAMLMapper()
                .readTree(Path.of("..", "docs", "contract", "openapi.yaml").toFile());
        paths = Stream.concat(
                        described.path("paths").propertyStream().map(Map.Entry::getKey),
                        Stream.of(
                                "/",
                                "/page/0/app.js",
                                "/page",
                                "/metrics",
                                "/nothing",
                                "/health/live/x",
                                "/openapi/../api/v1/status/swarm"))
                .map(path -> path.replace("{name}", "default"))
                .toList();
    }

    @AfterAll
    static void stop() {
        issuers.forEach(issuer -> issuer.api().close());
        client.close();
    }

    static List<Row> rows() {
        return SecurityTable.rows();
    }

    @Test
    void isAboutEveryKindOfToken() {
        assertThat(rows()).extracting(Row::token).containsExactlyInAnyOrderElementsOf(KINDS.keySet());
        assertThat(paths).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void getsAsFarAsTheDocumentSays(Row row) throws IOException, InterruptedException {
        for (var issuer : issuers) {
            var headers = Objects.requireNonNull(KINDS.get(row.token())).apply(issuer);
            for (var path : paths) {
                for (var method : List.of("GET", "HEAD", "POST")) {
                    var answer = ask(issuer, method, path, headers);

                    verify(answer, row.of(path), method + " " + path);
                }
                assertThat(ask(issuer, "OPTIONS", path, headers).statusCode())
                        .as("OPTIONS " + path)
                        .isIn(204, 404, 405);
            }
        }
    }

    private static void verify(HttpResponse<String> answer, Outcome expected, String request) {
        var challenge = answer.headers().firstValue("WWW-Authenticate").orElse("");
        if (expected.isLetIn()) {
            assertThat(answer.statusCode()).as(request).isNotIn(401, 403);
            assertThat(challenge).as(request).isEmpty();
            return;
        }
        assertThat(answer.statusCode()).as(request).isEqualTo(expected.status());
        assertThat(challenge).as(request).startsWith("Bearer realm=\"swarm-status\"");
        assertThat(challenge.contains("error=\"" + expected.error() + "\""))
                .as("%s: %s", request, challenge)
                .isEqualTo(!expected.error().isEmpty());
        assertThat(answer.headers().firstValue("Content-Type")).as(request).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Cache-Control")).as(request).hasValue("no-store");
        assertThat(answer.body()).as(request).doesNotContain("served", "alice", "example", "java.");
    }

    private static HttpResponse<String> ask(Issuer issuer, String method, String path, List<String> credentials)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + issuer.api().port() + path))
                .method(method, BodyPublishers.noBody())
                .timeout(LIMIT);
        credentials.forEach(value -> request.header("Authorization", value));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpFixture api(TokenRules rules) {
        return HttpFixture.guarded(new Protection(Optional.of(rules), RULES, Optional.empty(), 0), () -> START);
    }

    private static Function<Issuer, List<String>> of(
            java.util.function.UnaryOperator<com.nimbusds.jwt.JWTClaimsSet.Builder> change) {
        return issuer -> bearer(issuer.signs().apply(change.apply(TOKENS.claims())));
    }

    private static String good(Issuer issuer) {
        return bearer(issuer.signs().apply(TOKENS.claims())).getFirst();
    }

    private static List<String> bearer(String token) {
        return List.of("Bearer " + token);
    }
}
