package io.swarmstatus.api;

import io.swarmstatus.service.Settings;
import java.util.Optional;

/**
 * Who is let in, and how.
 *
 * @param tokens what tokens must be like; empty where none are asked for
 * @param access who may read what, where tokens are asked for
 * @param tls what HTTPS is spoken with; empty for HTTP
 * @param requestsPerSecond of one client; 0 for no limit
 */
public record Protection(
        Optional<TokenRules> tokens, AccessRules access, Optional<TlsFiles> tls, int requestsPerSecond) {

    /** Everybody may read everything, over HTTP, at any rate. */
    public static final Protection NONE = new Protection(Optional.empty(), AccessRules.OPEN, Optional.empty(), 0);

    private static final int HIGHEST_LIMIT = 1_000_000;

    /** Reads the settings; what is wrong with them is noted there. */
    static Protection from(Settings settings) {
        var tokens = TokenSettings.from(settings);
        var access = new AccessRules(
                settings.value("auth.page", Access::parse),
                settings.value("auth.openapi", Access::parse),
                settings.value("auth.health", Access::parse),
                settings.value("auth.metrics", Access::parse));
        return new Protection(
                tokens,
                tokens.isPresent() ? access : AccessRules.OPEN,
                TlsFiles.from(settings),
                settings.value("server.rate-limit", Protection::limit));
    }

    /** Whether a client must show a token. */
    public boolean asksForTokens() {
        return tokens.isPresent();
    }

    /** Whether it speaks HTTPS. */
    public boolean isTls() {
        return tls.isPresent();
    }

    /** Whether nobody is answered of whom nothing is known. */
    boolean asksWhoTheyAre() {
        return tokens.isPresent() || tls.flatMap(TlsFiles::clientAuthority).isPresent();
    }

    /** Whether health is told in detail: not to those of whom nobody knows who they are. */
    boolean tellsHealthInDetail() {
        return tokens.isEmpty() || access.health() != Access.PUBLIC;
    }

    private static int limit(String text) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 0 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number of requests a second", e);
        }
        throw new IllegalArgumentException("expected a number from 0 to " + HIGHEST_LIMIT);
    }
}
