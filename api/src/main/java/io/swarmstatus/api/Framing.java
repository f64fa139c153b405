package io.swarmstatus.api;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Refuses a request whose end is a matter of opinion (RFC 9112, 6.3), and closes its connection: a proxy in front might take
 * for a second request what is the body of the first. The web server takes a negative length, and one beside chunks.
 */
final class Framing implements Http1ConnectionListener {

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (headers.contains(HeaderNames.CONTENT_LENGTH)
                && (headers.contains(HeaderNames.TRANSFER_ENCODING)
                        || !isLength(headers.get(HeaderNames.CONTENT_LENGTH).values()))) {
            throw RequestException.builder()
                    .type(EventType.BAD_REQUEST)
                    .status(Status.BAD_REQUEST_400)
                    .setKeepAlive(false)
                    .message("The length of the body is not clear")
                    .safeMessage(true)
                    .build();
        }
    }

    private static boolean isLength(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
