package io.swarmstatus.api;

import java.util.Arrays;
import java.util.Locale;

/** Who may read a path. */
enum Access {
    /** Anybody. */
    PUBLIC,
    /** Whoever has a valid token. */
    AUTHENTICATED,
    /** Whoever has a valid token with one of the roles that are let in. */
    ROLE;

    /** @throws IllegalArgumentException if it is none of them */
    static Access parse(String text) {
        return Arrays.stream(values())
                .filter(access -> access.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected public, authenticated or role"));
    }
}
