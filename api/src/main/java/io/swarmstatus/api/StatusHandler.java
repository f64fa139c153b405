package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;

/** {@code GET …/status/swarm}: the status from memory, always at once. */
final class StatusHandler implements Handler {

    static final HeaderName CACHE_STATUS = HeaderNames.create("Cache-Status");

    private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

    private final ServedSwarm swarm;
    private final InstantSource clock;

    StatusHandler(ServedSwarm swarm, InstantSource clock) {
        this.swarm = swarm;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var now = clock.instant();
        var answer = swarm.answerAt(now);
        swarm.hits().count(answer.tier());
        var compressed = takesGzip(request);
        var body = answer.body();
        var representation = compressed ? body.gzip() : body.plain();
        writeCacheHeaders(response, answer, representation, now);
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

    private static void writeCacheHeaders(
            ServerResponse response, Answer answer, Representation representation, Instant now) {
        response.header(VARY);
        response.header(representation.entityTagHeader());
        response.header(HeaderValues.create(CACHE_STATUS, CacheHeaders.cacheStatus(answer, now)));
        response.header(HeaderValues.create(HeaderNames.CACHE_CONTROL, CacheHeaders.cacheControl(answer, now)));
        var age = CacheHeaders.age(answer, now);
        if (age != null) {
            response.header(HeaderValues.create(HeaderNames.AGE, age));
        }
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
