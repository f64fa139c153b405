package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.swarmstatus.history.Deadline;
import io.swarmstatus.history.GoodSnapshots;
import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** {@code GET …/status/swarm?at=INSTANT}: a swarm's figures as they were known then. Without {@code at} it is another's. */
final class PastStatusHandler implements Handler {

    static final String AT = "at";

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final Handler now;
    private final SwarmPaths paths;
    private final String topic;
    private final TopicReaders readers;
    private final InstantSource clock;
    private final Negotiation negotiation;

    /** @param now answers for the present */
    PastStatusHandler(
            Handler now,
            SwarmPaths paths,
            String topic,
            TopicReaders readers,
            InstantSource clock,
            Negotiation negotiation) {
        this.now = now;
        this.paths = paths;
        this.topic = topic;
        this.readers = readers;
        this.clock = clock;
        this.negotiation = negotiation;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        if (!request.query().contains(AT)) {
            now.handle(request, response);
            return;
        }
        var swarm = paths.swarm(request);
        var present = clock.instant();
        var at = new Parameters(request)
                .value(AT, text -> InstantText.parse(text, present))
                .orElse(present);
        var upTo = at.isAfter(present) ? present : at;
        try (var place = readers.take()) {
            var found = place.read(
                    topic,
                    reader -> new SwarmHistory(reader, swarm).newest(upTo, new GoodSnapshots(), Deadline.in(LONGEST)));
            var body = found.map(record -> wrapped(record, at))
                    .orElseThrow(() -> new HttpException(
                            "No figures of swarm \"" + swarm + "\" are kept from " + at + " or before",
                            Status.NOT_FOUND_404,
                            true));
            response.header(NO_STORE);
            negotiation.send(request, response, Body.of(body));
        }
    }

    /** The record's own bytes, which hold a snapshot, with {@code cache_info} as their last member. */
    private static byte[] wrapped(TopicRecord record, Instant requestedAt) {
        var json = record.value();
        if (json == null) {
            throw new IllegalStateException("a snapshot without a value");
        }
        var info = ApiJson.object()
                .put("cache_hit", false)
                .put("source", "history")
                .put("requested_at", requestedAt.toString())
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
