package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import io.swarmstatus.service.SettingSources;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenSettingsTest {

    private static final String KEYS = "https://issuer.example/keys";

    @Test
    void asksForNoTokensUnlessToldTo() {
        assertThat(TokenSettings.from(settings(Map.of()))).isEmpty();
    }

    @Test
    void takesOneAlgorithmByTheKindOfKeyAndTheRolesOfTheEarlierSystem() {
        var shared = TokenSettings.from(settings(Map.of("AUTH", "jwt", "AUTH_SECRET", TestTokens.SECRET)));
        var published = TokenSettings.from(settings(Map.of(
                "AUTH", "jwt", "AUTH_JWKS", KEYS, "AUTH_ISSUER", "https://issuer.example", "AUTH_AUDIENCE", "swarm")));

        assertThat(shared).map(TokenRules::algorithm).hasValue(JWSAlgorithm.HS256);
        assertThat(shared).map(TokenRules::roles).hasValue(Set.of("ADMIN", "SUPERADMIN"));
        assertThat(published)
                .hasValue(new TokenRules(
                        new TokenKeys.KeySet(URI.create(KEYS)),
                        JWSAlgorithm.RS256,
                        "https://issuer.example",
                        "swarm",
                        "role",
                        Set.of("ADMIN", "SUPERADMIN")));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH_SECRET, short, needs 32 bytes or more",
        "AUTH_ALGORITHM, HS512, needs 64 bytes or more",
        "AUTH_SECRET, '', needs auth.secret or auth.jwks",
        "AUTH_JWKS, https://issuer.example, not both",
        "AUTH_JWKS, keys.json, expected a URL",
        "AUTH_ALGORITHM, RS256, 'HS256, HS384, HS512'",
        "AUTH_ALGORITHM, none, 'HS256, HS384, HS512'",
        "AUTH_ROLES, ',', at least one role",
        "AUTH, on, expected none or jwt",
        "AUTH_METRICS, all, 'expected public, authenticated or role'",
    })
    void saysWhatIsWrongAndNeverTheSecret(String variable, String value, String reason) {
        var environment = new java.util.HashMap<>(Map.of("AUTH", "jwt", "AUTH_SECRET", TestTokens.SECRET));
        environment.put(variable, value);
        var settings = settings(environment);

        Protection.from(settings);

        assertThatThrownBy(settings::verify)
                .hasMessageContaining(reason)
                .hasMessageNotContaining(TestTokens.SECRET)
                .hasMessageNotContaining("short");
    }

    @Test
    void wantsToKnowWhoseTokensOfPublishedKeysItTakes() {
        var settings = settings(Map.of("AUTH", "jwt", "AUTH_JWKS", KEYS));

        TokenSettings.from(settings);

        assertThatThrownBy(settings::verify).hasMessageContaining("auth.issuer and auth.audience");
    }

    @Test
    void hidesTheSecretWhereverItIsShown() {
        var settings = settings(Map.of("AUTH", "jwt", "AUTH_SECRET", TestTokens.SECRET));

        assertThat(settings.effective() + Optional.of(ApiConfig.from(settings))).doesNotContain(TestTokens.SECRET);
    }

    private static Settings settings(Map<String, String> environment) {
        return new SettingSources(ApiMain.class, null, environment, Map.of()).read();
    }
}
