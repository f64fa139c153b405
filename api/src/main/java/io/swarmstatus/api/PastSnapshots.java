package io.swarmstatus.api;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.swarmstatus.history.Deadline;
import io.swarmstatus.history.GoodSnapshots;
import io.swarmstatus.history.SwarmHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A swarm's figures as they were known at the instant that a request names. */
record PastSnapshots(SwarmPaths paths, String topic, TopicReaders readers, InstantSource clock) {

    static final String AT = "at";

    /** As {@code cache_info.source}. */
    static final String SOURCE = "history";

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /**
     * The newest that were collected then or before; to be closed once they are no longer held in memory.
     *
     * @throws HttpException 404 where there are none
     */
    Found find(ServerRequest request) {
        var swarm = paths.swarm(request);
        var present = clock.instant();
        var at = new Parameters(request)
                .value(AT, text -> InstantText.parse(text, present))
                .orElse(present);
        var upTo = at.isAfter(present) ? present : at;
        var place = readers.take();
        try {
            var found = place.read(
                    topic,
                    reader -> new SwarmHistory(reader, swarm).newest(upTo, new GoodSnapshots(), Deadline.in(LONGEST)));
            var json = found.orElseThrow(() -> new HttpException(
                            "No figures of swarm \"" + swarm + "\" are kept from " + at + " or before",
                            Status.NOT_FOUND_404,
                            true))
                    .value();
            if (json == null) {
                throw new IllegalStateException("a snapshot without a value");
            }
            return new Found(swarm, at, json, place);
        } catch (RuntimeException e) {
            place.close();
            throw e;
        }
    }

    /**
     * What was found.
     *
     * @param requestedAt the instant that the request names
     * @param json the record's own bytes: a snapshot
     */
    @SuppressWarnings("ArrayRecordComponent") // for sending alone
    record Found(String swarm, Instant requestedAt, byte[] json, TopicReaders.Place place) implements AutoCloseable {

        @Override
        public void close() {
            place.close();
        }
    }
}
