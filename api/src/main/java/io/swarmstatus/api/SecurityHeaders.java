package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells browsers to do nothing with an answer but show it, whatever it is taken for. On every answer, those to requests that
 * were not even read too. A page that needs more says so itself.
 *
 * @param headers each of them where the answer has none of that name
 */
record SecurityHeaders(List<Header> headers) implements Http1ConnectionListener {

    private static final Header AS_DECLARED = cached("X-Content-Type-Options", "nosniff");
    private static final Header NOTHING_ACTIVE =
            cached("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    private static final Header NO_REFERRER = cached("Referrer-Policy", "no-referrer");
    private static final Header OWN_SITE = cached("Cross-Origin-Resource-Policy", "same-origin");

    /** A year: who has been here over HTTPS never comes back without. */
    private static final Header HTTPS_ALONE = cached("Strict-Transport-Security", "max-age=31536000");

    static SecurityHeaders of(boolean isTls) {
        var all = new ArrayList<>(List.of(AS_DECLARED, NOTHING_ACTIVE, NO_REFERRER, OWN_SITE));
        if (isTls) {
            all.add(HTTPS_ALONE);
        }
        return new SecurityHeaders(List.copyOf(all));
    }

    @Override
    public void headers(ConnectionContext context, Headers answer) {
        if (answer instanceof WritableHeaders<?> writable) {
            addTo(writable);
        }
    }

    void addTo(WritableHeaders<?> answer) {
        headers.forEach(answer::setIfAbsent);
    }

    private static Header cached(String name, String value) {
        return HeaderValues.createCached(HeaderNames.create(name), value);
    }
}
