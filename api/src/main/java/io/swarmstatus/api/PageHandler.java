package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.swarmstatus.history.Page;
import io.swarmstatus.history.PageLimits;
import io.swarmstatus.history.SwarmHistory;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** {@code GET …/history} and {@code GET …/changes}: a swarm's records of a time as they are on a topic, page by page. */
final class PageHandler implements Handler {

    /** A page is no larger, but for a single record that is. */
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    /** A page that takes longer ends early. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final SwarmPaths paths;
    private final PastRecords records;
    private final TopicReaders readers;
    private final InstantSource clock;

    /** @param paths whose past it is */
    PageHandler(SwarmPaths paths, PastRecords records, TopicReaders readers, InstantSource clock) {
        this.paths = paths;
        this.records = records;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var swarm = paths.swarm(request);
        var parameters = new Parameters(request);
        var query = PageQuery.of(parameters, clock.instant(), records.period());
        var filter = records.filter(parameters);
        try (var place = readers.take()) {
            var page = place.read(records.topic(), topic -> read(new SwarmHistory(topic, swarm), query, filter));
            var next = page.next().isPresent()
                    ? paths.path(swarm) + records.path() + "?"
                            + query.next(page.next().getAsLong()) + filter.query()
                    : null;
            send(request, response, PageBody.of(page, query, next), next);
        }
    }

    private Page read(SwarmHistory history, PageQuery query, ChangeFilter filter) {
        var span = history.span(query.from(), query.to());
        var left = query.cursor().isPresent() ? span.from(query.cursor().getAsLong()) : span;
        var limits = new PageLimits(query.limit(), MOST_BYTES, LONGEST);
        return history.page(
                left,
                query.from(),
                query.to(),
                limits,
                record -> RecordScan.of(record)
                        .filter(scan -> scan.isOf(history.swarm(), records.time()))
                        .filter(filter::takes)
                        .isPresent());
    }

    private static void send(ServerRequest request, ServerResponse response, PageBody body, @Nullable String next) {
        response.header(NO_STORE).header(HeaderValues.CONTENT_TYPE_JSON);
        if (next != null) {
            response.header(HeaderNames.LINK, "<" + next + ">; rel=\"next\"");
        }
        response.contentLength(body.length());
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        try (var out = response.outputStream()) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new CloseConnectionException("the client is gone", e);
        }
    }
}
