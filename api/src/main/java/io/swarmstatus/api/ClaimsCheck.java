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
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws Refusal {
        var now = clock.instant();
        var expires = instant(claims.getExpirationTime());
        require(expires != null, "The token never expires");
        require(expires != null && now.isBefore(expires.plus(TokenVerifier.CLOCK_SKEW)), "The token has expired");
        var begins = instant(claims.getNotBeforeTime());
        require(begins == null || !now.isBefore(begins.minus(TokenVerifier.CLOCK_SKEW)), "The token is not valid yet");
        require(
                rules.issuer().isEmpty() || rules.issuer().equals(claims.getIssuer()),
                "The token is of another issuer");
        require(
                rules.audience().isEmpty() || claims.getAudience().contains(rules.audience()),
                "The token is meant for another audience");
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static void require(boolean fulfilled, String otherwise) throws Refusal {
        if (!fulfilled) {
            throw new Refusal(otherwise);
        }
    }

    /** Why a token is refused, in words for whoever sent it. */
    static final class Refusal extends BadJWTException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
