package io.swarmstatus.api;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The tokens that were found valid a moment ago, so that a client that asks again costs no signature. Only valid ones are
 * kept, so nobody without one can fill it.
 */
final class VerifiedTokens implements Closeable {

    /** After this a token is verified anew: its key may be withdrawn by then. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final int MOST = 10_000;

    private final TokenVerifier verifier;
    private final InstantSource clock;
    private final ConcurrentMap<String, Kept> tokens = new ConcurrentHashMap<>();

    VerifiedTokens(TokenVerifier verifier, InstantSource clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    Verdict verify(String token) {
        var now = clock.instant();
        var kept = tokens.get(token);
        if (kept != null && now.isBefore(kept.until())) {
            return kept.accepted();
        }
        var verdict = verifier.verify(token);
        if (verdict instanceof Verdict.Accepted accepted) {
            keep(token, accepted, now);
        }
        return verdict;
    }

    private void keep(String token, Verdict.Accepted accepted, Instant now) {
        if (tokens.size() >= MOST) {
            tokens.values().removeIf(kept -> !now.isBefore(kept.until()));
        }
        if (tokens.size() < MOST) {
            var end = accepted.caller().until();
            var until = now.plus(KEPT);
            tokens.put(token, new Kept(accepted, until.isBefore(end) ? until : end));
        }
    }

    @Override
    public void close() throws IOException {
        verifier.close();
    }

    private record Kept(Verdict.Accepted accepted, Instant until) {}
}
