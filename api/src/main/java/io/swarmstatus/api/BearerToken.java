package io.swarmstatus.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;

/** What a request shows to be let in (RFC 6750, 2.1). Never in the URL: that ends up in logs. */
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Empty where there is none, and where there are several: which one counts would be a matter of opinion. */
    static Optional<String> in(Headers headers) {
        if (!headers.contains(HeaderNames.AUTHORIZATION)) {
            return Optional.empty();
        }
        var header = headers.get(HeaderNames.AUTHORIZATION);
        var value = header.values();
        return header.allValues().size() == 1 && value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(value.substring(SCHEME.length()).strip())
                : Optional.empty();
    }
}
