package io.swarmstatus.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.crypto.SecretKey;

/** Tells valid tokens from others (RFC 7519, RFC 8725). */
final class TokenVerifier implements Closeable {

    /** How far the clocks of those who issue tokens may be from ours. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private final TokenRules rules;
    private final Closeable keys;
    private final JWTProcessor<SecurityContext> processor;

    private TokenVerifier(TokenRules rules, Closeable keys, JWTProcessor<SecurityContext> processor) {
        this.rules = rules;
        this.keys = keys;
        this.processor = processor;
    }

    /** By these rules; keys that are published are fetched with the first token. */
    static TokenVerifier of(TokenRules rules, InstantSource clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        var keys = keys(rules, processor);
        processor.setJWSTypeVerifier( // null: many issuers name no type
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWTClaimsSetVerifier(new ClaimsCheck(rules, clock));
        return new TokenVerifier(rules, keys, processor);
    }

    /** Lets the processor have the keys. */
    private static Closeable keys(TokenRules rules, DefaultJWTProcessor<SecurityContext> processor) {
        return switch (rules.keys()) {
            case TokenKeys.Secret(var secret) -> {
                processor.setJWSKeySelector(only(rules.algorithm(), secret));
                yield () -> {};
            }
            case TokenKeys.KeySet(var location) -> {
                var keys = published(location);
                processor.setJWSKeySelector(new JWSVerificationKeySelector<>(rules.algorithm(), keys));
                yield keys;
            }
        };
    }

    /** The secret, whatever name (kid) an issuer gives it: Nimbus' own selector looks for a secret of that name. */
    private static JWSKeySelector<SecurityContext> only(JWSAlgorithm algorithm, SecretKey secret) {
        return (header, _) -> header.getAlgorithm().equals(algorithm) ? List.of(secret) : List.of();
    }

    private static PublishedKeys published(URI location) {
        try {
            return new PublishedKeys(location);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the settings' check let it through", e);
        }
    }

    Verdict verify(String token) {
        try {
            return new Verdict.Accepted(caller(processor.process(token, null)));
        } catch (ClaimsCheck.Refused e) {
            return new Verdict.Refused(e.reason());
        } catch (KeySourceException e) {
            return new Verdict.Refused(Refusal.NO_KEYS);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Verdict.Refused(Refusal.UNACCEPTABLE);
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
        keys.close();
    }
}
