package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.swarmstatus.history.Page;
import io.swarmstatus.history.PageLimits;
import io.swarmstatus.history.Span;
import io.swarmstatus.history.SwarmHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code GET …/changes/stream}: what changes from now on, and with {@code Last-Event-ID} from there on: first what is on the topic
 * up to where it is followed, then what comes, with nothing left out and nothing twice.
 */
final class ChangeStreamHandler implements Handler {

    /** How much of what was missed is held for one subscriber. */
    private static final PageLimits MISSED = new PageLimits(ChangeRing.MOST, 256 * 1024, Duration.ofSeconds(5));

    /** How long one who resumes waits for a place among the readers. */
    private static final Duration PLACE_LIMIT = Duration.ofSeconds(10);

    private final SwarmPaths paths;
    private final Past past;
    private final Subscribers subscribers;
    private final Duration heartbeat;

    /** @param heartbeat how long nothing is said at most */
    ChangeStreamHandler(SwarmPaths paths, Past past, Subscribers subscribers, Duration heartbeat) {
        this.paths = paths;
        this.past = past;
        this.subscribers = subscribers;
        this.heartbeat = heartbeat;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var swarm = paths.swarm(request);
        var filter = ChangeFilter.of(new Parameters(request));
        var after = after(SseStream.lastEventId(request));
        if (SseStream.answersHead(request, response)) {
            return;
        }
        try (var _ = subscribers.enter();
                var subscription = past.tail().join(swarm, after)) {
            var missed = missed(swarm, subscription, subscription.from()); // before it is too late for another status
            try (var stream = SseStream.open(response, heartbeat)) {
                stream.sendId(String.valueOf(subscription.from() - 1));
                while (true) {
                    var next = catchUp(stream, swarm, subscription, filter, missed);
                    var behind = follow(stream, subscription, filter, next);
                    missed = missed(swarm, subscription, behind);
                }
            }
        } catch (ChangeRing.EndedException e) {
            // the stream ends, and its client resumes where it was
        } catch (InterruptedException e) {
            // it was for the stream alone, as the api stops: what is left is to be written without
        }
    }

    private static OptionalLong after(String lastEventId) {
        if (lastEventId.isEmpty()) {
            return OptionalLong.empty();
        }
        if (lastEventId.matches("-1|\\d{1,18}")) {
            return OptionalLong.of(Long.parseLong(lastEventId));
        }
        throw Parameters.rejection("Last-Event-ID: \"" + lastEventId + "\": expected the id of a change");
    }

    /** Sends what was missed up to where the topic is followed; returns that offset. */
    private long catchUp(
            SseStream stream, String swarm, ChangeSubscription subscription, ChangeFilter filter, Missed first)
            throws InterruptedException {
        var missed = first;
        while (true) {
            var page = missed.page();
            page.records().stream()
                    .flatMap(record -> LiveChange.of(record).stream())
                    .filter(change -> filter.takes(change.scan()))
                    .forEach(change -> stream.send(change.event()));
            stream.beatIfDue();
            if (page.next().isEmpty()) {
                return missed.end();
            }
            missed = missed(swarm, subscription, page.next().getAsLong());
        }
    }

    /** Some of what is on the topic from an offset on up to where it is followed. */
    private Missed missed(String swarm, ChangeSubscription subscription, long from) throws InterruptedException {
        var span = new Span(subscription.partition(), from, subscription.liveFrom());
        if (span.length() == 0) {
            return new Missed(new Page(List.of(), OptionalLong.empty()), span.end());
        }
        try (var place = past.readers().takeWithin(PLACE_LIMIT)) {
            var page = place.read(
                    past.topics().changes(),
                    topic -> new SwarmHistory(topic, swarm).page(span, Instant.EPOCH, Instant.MAX, MISSED, _ -> true));
            return new Missed(page, span.end());
        }
    }

    /** Sends what comes from an offset on; returns where to read on when others were faster than this subscriber. */
    private static long follow(SseStream stream, ChangeSubscription subscription, ChangeFilter filter, long from)
            throws InterruptedException, ChangeRing.EndedException {
        var next = from;
        while (true) {
            try {
                for (var change : subscription.from(next, stream.untilBeat())) {
                    if (filter.takes(change.scan())) {
                        stream.send(change.event());
                    }
                    next = change.offset() + 1;
                }
            } catch (ChangeRing.BehindException e) {
                return next;
            }
            stream.beatIfDue();
        }
    }

    /** @param end where the page that has no next one ends */
    private record Missed(Page page, long end) {}
}
