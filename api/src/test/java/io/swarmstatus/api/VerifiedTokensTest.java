package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedTokensTest {

    private final SettableClock clock = new SettableClock(START);
    private final TestTokens tokens = new TestTokens(START);

    @Test
    void forgetsATokenWhenItExpires() throws IOException {
        try (var verified = new VerifiedTokens(TokenVerifier.of(TestTokens.withSecret(), clock), clock)) {
            var token = TestTokens.signed(tokens.claims().expirationTime(tokens.at(10)));

            assertThat(verified.verify(token)).isInstanceOf(Verdict.Accepted.class);
            clock.pass(Duration.ofSeconds(39));
            assertThat(verified.verify(token)).isInstanceOf(Verdict.Accepted.class);
            clock.pass(Duration.ofSeconds(1));
            assertThat(verified.verify(token)).isEqualTo(new Verdict.Refused(Refusal.EXPIRED));
        }
    }

    @Test
    void takesNoTokenThatIsOnlyLikeAValidOne() throws IOException {
        try (var verified = new VerifiedTokens(TokenVerifier.of(TestTokens.withSecret(), clock), clock)) {
            var token = TestTokens.signed(tokens.claims());
            verified.verify(token);

            assertThat(verified.verify(token + "x")).isInstanceOf(Verdict.Refused.class);
            assertThat(verified.verify(token.substring(0, token.length() - 1))).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void cannotTellWithoutKeysAndCanOnceTheyAreThere(@TempDir Path directory) throws IOException {
        var file = directory.resolve("keys.json");
        var rules = TestTokens.rules(new TokenKeys.KeySet(file.toUri()), JWSAlgorithm.RS256);
        var token = TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.KEY);
        try (var verified = new VerifiedTokens(TokenVerifier.of(rules, clock), clock)) {
            assertThat(verified.verify(token)).isEqualTo(new Verdict.Refused(Refusal.NO_KEYS));

            Files.writeString(file, TestTokens.keySet(TestTokens.KEY));

            assertThat(verified.verify(token)).isInstanceOf(Verdict.Accepted.class);
        }
    }

    @Test
    void refusesKeysThatNobodyPublishesHoweverManyAreTried(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("keys.json"), TestTokens.keySet(TestTokens.KEY));
        var rules = TestTokens.rules(new TokenKeys.KeySet(file.toUri()), JWSAlgorithm.RS256);
        var token = TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.OTHER_KEY);
        try (var verified = new VerifiedTokens(TokenVerifier.of(rules, clock), clock)) {
            verified.verify(TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.KEY));

            for (var i = 0; i < 5; i++) {
                assertThat(verified.verify(token)).isInstanceOf(Verdict.Refused.class);
            }
        }
    }

    @Test
    void goesOnWithTheKeysThatAreThereWhileTheyCannotBeFetched(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("keys.json"), TestTokens.keySet(TestTokens.KEY));
        var rules = TestTokens.rules(new TokenKeys.KeySet(file.toUri()), JWSAlgorithm.RS256);
        try (var verifier = TokenVerifier.of(rules, clock)) {
            verifier.verify(TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.KEY));
            Files.delete(file);

            assertThat(verifier.verify(TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.OTHER_KEY)))
                    .isNotInstanceOf(Verdict.Accepted.class);
            assertThat(verifier.verify(TestTokens.signed(tokens.claims(), JWSAlgorithm.RS256, TestTokens.KEY)))
                    .isInstanceOf(Verdict.Accepted.class);
        }
    }
}
