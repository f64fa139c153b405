package io.swarmstatus.api;

import java.net.URI;
import javax.crypto.spec.SecretKeySpec;

/** What tokens are verified with. */
sealed interface TokenKeys {

    /** The secret that the issuer of the tokens and the api share. */
    record Secret(SecretKeySpec key) implements TokenKeys {

        @Override
        public String toString() {
            return "Secret[***]";
        }
    }

    /**
     * What the issuer publishes, a JSON Web Key Set (RFC 7517).
     *
     * @param location {@code https:}, {@code http:} or {@code file:}
     */
    record KeySet(URI location) implements TokenKeys {}
}
