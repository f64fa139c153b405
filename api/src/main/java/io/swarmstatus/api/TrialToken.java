package io.swarmstatus.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** A token for whoever tries the api out. */
public final class TrialToken {

    private static final Duration VALID = Duration.ofDays(1);

    private TrialToken() {}

    /** One that lets in for a day; empty where the api asks for none, or for such as only its issuer can sign. */
    public static Optional<String> of(ApiConfig config, Instant now) {
        return config.protection()
                .tokens()
                .flatMap(rules -> rules.keys() instanceof TokenKeys.Secret secret
                        ? Optional.of(signed(rules, secret, now))
                        : Optional.empty());
    }

    private static String signed(TokenRules rules, TokenKeys.Secret secret, Instant now) {
        var claims = new JWTClaimsSet.Builder()
                .subject("trial")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(VALID)))
                .claim(rules.roleClaim(), rules.roles().iterator().next());
        if (!rules.issuer().isEmpty()) {
            claims.issuer(rules.issuer());
        }
        if (!rules.audience().isEmpty()) {
            claims.audience(rules.audience());
        }
        try {
            var token = new SignedJWT(new JWSHeader(rules.algorithm()), claims.build());
            token.sign(new MACSigner(secret.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("the settings' check let it through", e);
        }
    }
}
