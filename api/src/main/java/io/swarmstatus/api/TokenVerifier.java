package io.swarmstatus.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;

/** Tells valid tokens from others (RFC 7519, RFC 8725). */
final class TokenVerifier implements Closeable {

    /** How far the clocks of those who issue tokens may be from ours. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final TokenRules rules;
    private final JWKSource<SecurityContext> keys;
    private final JWTProcessor<SecurityContext> processor;

    private TokenVerifier(TokenRules rules, JWKSource<SecurityContext> keys, JWTProcessor<SecurityContext> processor) {
        this.rules = rules;
        this.keys = keys;
        this.processor = processor;
    }

    /** By these rules; keys that are published are fetched with the first token. */
    static TokenVerifier of(TokenRules rules, InstantSource clock) {
        var keys = source(rules.keys());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(rules.algorithm(), keys));
        processor.setJWSTypeVerifier( // null: many issuers name no type
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(new ClaimsCheck(rules, clock));
        return new TokenVerifier(rules, keys, processor);
    }

    private static JWKSource<SecurityContext> source(TokenKeys keys) {
        try {
            return switch (keys) {
                case TokenKeys.Secret(var key) -> new ImmutableSecret<>(key);
                case TokenKeys.KeySet(var location) -> new PublishedKeys(location);
            };
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the settings' check let it through", e);
        }
    }

    Verdict verify(String token) {
        try {
            return new Verdict.Accepted(caller(processor.process(token, null)));
        } catch (ClaimsCheck.Refusal e) {
            return new Verdict.Refused(e.reason());
        } catch (KeySourceException e) {
            return new Verdict.Undecided();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Verdict.Refused("The token is not one that is accepted here");
        }
    }

    private Caller caller(JWTClaimsSet claims) {
        var subject = claims.getSubject() == null ? "" : claims.getSubject();
        var roles = RoleClaim.roles(claims.getClaims(), rules.roleClaim());
        var until = claims.getExpirationTime().toInstant().plus(CLOCK_SKEW);
        return new Caller(subject, roles.stream().anyMatch(rules.roles()::contains), until);
    }

    @Override
    public void close() throws IOException {
        if (keys instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
