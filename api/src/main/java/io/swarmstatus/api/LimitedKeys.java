package io.swarmstatus.api;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a key that is not among an issuer's from keys that cannot be had, also where the issuer may not be asked again yet: then
 * what came of asking it last decides, which was less than 30 seconds ago.
 */
final class LimitedKeys implements JWKSource<SecurityContext>, Closeable {

    private final JWKSource<SecurityContext> source;
    private volatile boolean known;

    /** @param source whose limit is above all else that it does, so that it says nothing of keys that are there */
    LimitedKeys(JWKSource<SecurityContext> source) {
        this.source = source;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            var found = source.get(selector, context);
            known = true;
            return found;
        } catch (RateLimitReachedException e) {
            if (known) {
                return List.of(); // there are keys, and this one was not among them a moment ago
            }
            throw e;
        } catch (KeySourceException e) {
            known = false; // no longer, not even those that an outage may be bridged with
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (source instanceof Closeable closeable) {
            closeable.close();
        }
    }
}
