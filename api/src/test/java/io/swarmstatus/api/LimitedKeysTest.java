package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keys of an issuer that may be asked twice in 30 seconds, as all are. */
class LimitedKeysTest {

    private static final JWKSelector KNOWN = selector("key-1");
    private static final JWKSelector UNKNOWN = selector("key-2");

    private final Issuer issuer = new Issuer();
    private final LimitedKeys keys =
            new LimitedKeys(JWKSourceBuilder.create(issuer).build());

    @Test
    void saysThatAKeyIsNotAmongThemWhereTheIssuerMayNotBeAskedAgain() throws KeySourceException {
        keys.get(KNOWN, null);
        keys.get(UNKNOWN, null);

        assertThat(keys.get(UNKNOWN, null)).isEmpty();
        assertThat(keys.get(KNOWN, null)).hasSize(1);
    }

    @Test
    void cannotTellOnceTheIssuerIsAwayAndNothingOfItIsLeft() throws KeySourceException {
        keys.get(KNOWN, null);
        issuer.isAway = true;

        assertThatThrownBy(() -> keys.get(UNKNOWN, null)).isInstanceOf(JWKSetUnavailableException.class);
        assertThatThrownBy(() -> keys.get(UNKNOWN, null)).isInstanceOf(RateLimitReachedException.class);
    }

    @Test
    void cannotTellBeforeItHasHadAny() {
        issuer.isAway = true;

        assertThatThrownBy(() -> keys.get(KNOWN, null)).isInstanceOf(JWKSetUnavailableException.class);
        assertThatThrownBy(() -> keys.get(KNOWN, null)).isInstanceOf(JWKSetUnavailableException.class);
        assertThatThrownBy(() -> keys.get(KNOWN, null)).isInstanceOf(RateLimitReachedException.class);
    }

    private static JWKSelector selector(String id) {
        return new JWKSelector(new JWKMatcher.Builder().keyID(id).build());
    }

    private static final class Issuer implements JWKSetSource<SecurityContext> {

        private boolean isAway;

        @Override
        public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
                throws KeySourceException {
            if (isAway) {
                throw new JWKSetUnavailableException("away");
            }
            return new JWKSet(TestTokens.KEY);
        }

        @Override
        public void close() {}
    }
}
