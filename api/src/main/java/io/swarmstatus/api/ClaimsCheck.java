package io.swarmstatus.api;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Whether a token whose signature is right is meant for us, now. Nimbus has a check of its own, which repeats what the token says
 * in its reasons; ours are shown to whoever sent it.
 */
record ClaimsCheck(TokenRules rules, InstantSource clock) implements JWTClaimsSetVerifier<SecurityContext> {

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws Refused {
        var now = clock.instant();
        var expires = instant(claims.getExpirationTime());
        require(expires != null, Refusal.NO_EXPIRY);
        require(expires != null && now.isBefore(expires.plus(TokenVerifier.CLOCK_SKEW)), Refusal.EXPIRED);
        var begins = instant(claims.getNotBeforeTime());
        require(begins == null || !now.isBefore(begins.minus(TokenVerifier.CLOCK_SKEW)), Refusal.NOT_YET_VALID);
        require(rules.issuer().isEmpty() || rules.issuer().equals(claims.getIssuer()), Refusal.OTHER_ISSUER);
        require(rules.audience().isEmpty() || claims.getAudience().contains(rules.audience()), Refusal.OTHER_AUDIENCE);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static void require(boolean fulfilled, Refusal otherwise) throws Refused {
        if (!fulfilled) {
            throw new Refused(otherwise);
        }
    }

    /** A token whose signature is right is refused all the same. */
    static final class Refused extends BadJWTException {

        private static final long serialVersionUID = 1L;

        private final Refusal reason;

        Refused(Refusal reason) {
            super(reason.words());
            this.reason = reason;
        }

        Refusal reason() {
            return reason;
        }
    }
}
