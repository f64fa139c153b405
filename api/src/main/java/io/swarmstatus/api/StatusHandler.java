package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code GET …/status/swarm}: the status from memory, always at once. */
final class StatusHandler implements Handler {

    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

    private final ServedSwarm swarm;
    private final InstantSource clock;
    private final Header vary;
    private volatile @Nullable CacheHeaders lastHeaders;

    /** @param origins whether answers depend on who asks */
    StatusHandler(ServedSwarm swarm, InstantSource clock, AllowedOrigins origins) {
        this.swarm = swarm;
        this.vary = HeaderValues.createCached(
                HeaderNames.VARY, origins.isEmpty() ? "Accept-Encoding" : "Origin, Accept-Encoding");
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var now = clock.instant();
        var answer = swarm.answerAt(now);
        swarm.hits().count(answer.tier());
        var compressed = takesGzip(request);
        var representation = compressed ? answer.body().gzip() : answer.body().plain();
        response.header(vary).header(representation.entityTagHeader());
        cacheHeaders(answer, now).writeTo(response);
        if (isKnown(request, representation)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        if (compressed) {
            response.header(GZIP);
        }
        Entity.send(request, response, representation.body());
    }

    private CacheHeaders cacheHeaders(Answer answer, Instant now) {
        var known = lastHeaders;
        if (known != null && known.suit(answer, now)) {
            return known;
        }
        var headers = CacheHeaders.of(answer, now);
        lastHeaders = headers; // whichever request writes last: all of them suit
        return headers;
    }

    private static boolean takesGzip(ServerRequest request) {
        var headers = request.headers();
        return headers.contains(HeaderNames.ACCEPT_ENCODING)
                && AcceptEncoding.takesGzip(
                        headers.get(HeaderNames.ACCEPT_ENCODING).values());
    }

    private static boolean isKnown(ServerRequest request, Representation representation) {
        var headers = request.headers();
        return headers.contains(HeaderNames.IF_NONE_MATCH)
                && representation.isNamedBy(
                        headers.get(HeaderNames.IF_NONE_MATCH).values());
    }
}
