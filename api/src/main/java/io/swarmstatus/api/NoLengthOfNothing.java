package io.swarmstatus.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Takes the length of 0 out of answers that never have a content, which are 204 and 304 (RFC 9110, 8.6). The web server gives
 * it to every answer without a body; all others of ours name a type as well.
 */
final class NoLengthOfNothing implements Http1ConnectionListener {

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (!headers.contains(HeaderNames.CONTENT_TYPE)
                && headers.contains(HeaderValues.CONTENT_LENGTH_ZERO)
                && headers instanceof WritableHeaders<?> writable) {
            writable.remove(HeaderNames.CONTENT_LENGTH);
        }
    }
}
