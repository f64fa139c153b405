package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** {@code GET …/status/swarm?at=INSTANT}: a swarm's figures as they were known then. Without {@code at} it is another's. */
final class PastStatusHandler implements Handler {

    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final Handler now;
    private final PastSnapshots past;
    private final Negotiation negotiation;

    /** @param now answers for the present */
    PastStatusHandler(Handler now, PastSnapshots past, Negotiation negotiation) {
        this.now = now;
        this.past = past;
        this.negotiation = negotiation;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        if (!new Parameters(request).has(PastSnapshots.AT)) {
            now.handle(request, response);
            return;
        }
        try (var found = past.find(request)) {
            response.header(NO_STORE);
            negotiation.send(request, response, Body.of(wrapped(found)));
        }
    }

    /** The record's own bytes, which hold a snapshot, with {@code cache_info} as their last member. */
    private static byte[] wrapped(PastSnapshots.Found found) {
        var json = found.json();
        var info = ApiJson.object()
                .put("cache_hit", false)
                .put("source", PastSnapshots.SOURCE)
                .put("requested_at", found.requestedAt().toString())
                .putNull("refresh");
        var end = json.length - 1;
        while (json[end] != '}') {
            end--; // white space
        }
        var wrapped = new ByteArrayOutputStream(json.length + 256);
        wrapped.writeBytes("{\"data\":".getBytes(StandardCharsets.UTF_8));
        wrapped.write(json, 0, end);
        wrapped.writeBytes(",\"cache_info\":".getBytes(StandardCharsets.UTF_8));
        wrapped.writeBytes(ApiJson.encode(info));
        wrapped.writeBytes("}}".getBytes(StandardCharsets.UTF_8));
        return wrapped.toByteArray();
    }
}
