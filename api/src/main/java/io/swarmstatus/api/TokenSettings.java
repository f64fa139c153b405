package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;

/** Reads the settings below {@code auth}. */
final class TokenSettings {

    private static final Set<JWSAlgorithm> WITH_SECRET =
            Set.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512);
    private static final Set<JWSAlgorithm> WITH_KEY_SET = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final Settings settings;

    private TokenSettings(Settings settings) {
        this.settings = settings;
    }

    /** What tokens must be like; empty where none are asked for. What is wrong is noted in the settings. */
    static Optional<TokenRules> from(Settings settings) {
        var isAsked = settings.value("auth", TokenSettings::isAsked);
        return isAsked ? Optional.of(new TokenSettings(settings).rules()) : Optional.empty();
    }

    private TokenRules rules() {
        var keys = keys();
        var rules = new TokenRules(
                keys,
                settings.value("auth.algorithm", text -> algorithm(keys, text)),
                settings.text("auth.issuer"),
                settings.text("auth.audience"),
                settings.text("auth.role-claim"),
                settings.value("auth.roles", TokenSettings::names));
        if (keys instanceof TokenKeys.KeySet
                && (rules.issuer().isEmpty() || rules.audience().isEmpty())) {
            settings.reject(
                    "auth.jwks",
                    "needs auth.issuer and auth.audience: who owns the keys issues tokens to others as well");
        }
        // as long as the hash (RFC 7518, 3.2)
        var least = Integer.parseInt(rules.algorithm().getName().substring(2)) / 8;
        if (keys instanceof TokenKeys.Secret(var secret) && secret.getEncoded().length < least) {
            settings.reject("auth.secret", "needs " + least + " bytes or more for " + rules.algorithm());
        }
        return rules;
    }

    private TokenKeys keys() {
        var secret = Optional.of(settings.text("auth.secret")).filter(text -> !text.isEmpty());
        var location = settings.value("auth.jwks", TokenSettings::location);
        if (secret.isEmpty() == location.isEmpty()) {
            settings.reject("auth", "jwt needs auth.secret or auth.jwks, and not both");
        }
        return location.<TokenKeys>map(TokenKeys.KeySet::new)
                .orElseGet(() -> new TokenKeys.Secret(
                        new SecretKeySpec(secret.orElse("none at all").getBytes(UTF_8), "HMAC")));
    }

    private static boolean isAsked(String text) {
        return switch (text) {
            case "none" -> false;
            case "jwt" -> true;
            default -> throw new IllegalArgumentException("expected none or jwt");
        };
    }

    private static Optional<URI> location(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var uri = URI.create(text);
        if (uri.getScheme() == null || !Set.of("https", "http", "file").contains(uri.getScheme())) {
            throw new IllegalArgumentException("expected a URL with https, http or file");
        }
        return Optional.of(uri);
    }

    /** The usual one for these keys where none is named. */
    private static JWSAlgorithm algorithm(TokenKeys keys, String text) {
        var usable = keys instanceof TokenKeys.Secret ? WITH_SECRET : WITH_KEY_SET;
        if (text.isEmpty()) {
            return keys instanceof TokenKeys.Secret ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
        }
        return usable.stream()
                .filter(algorithm -> algorithm.getName().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + usable.stream().map(JWSAlgorithm::getName).sorted().collect(Collectors.joining(", "))));
    }

    private static Set<String> names(String text) {
        var names = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("expected at least one role");
        }
        return names;
    }
}
