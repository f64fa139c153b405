package io.swarmstatus.replay;

import io.swarmstatus.history.HistoryException;
import io.swarmstatus.history.HistoryException.Reason;
import io.swarmstatus.history.Span;
import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the records of a range, and what comes after it where that is asked for.
 *
 * @param listener called with each record, in the order of the topic
 */
record RangeReader(SwarmHistory swarm, Surroundings surroundings, Consumer<TopicRecord> listener) {

    private static final Duration POLL = Duration.ofMillis(500);

    /** How often it is checked that a broker is there: one that is away looks like one that has nothing new. */
    private static final Duration CHECK = Duration.ofSeconds(5);

    /** Reads what is there now, and returns where it is. */
    Span read(Instant from, Instant to, Progress progress) {
        var span = swarm.span(from, to);
        progress.begin(span);
        try {
            swarm.read(span, from, to, record -> {
                listener.accept(record);
                progress.reached(record.offset());
                return true;
            });
        } finally {
            progress.hide();
        }
        return span;
    }

    /** Goes on behind a span, until it is interrupted. */
    void follow(Span span, Instant from) {
        var topic = swarm.topic();
        topic.seek(Map.of(span.partition(), span.end()));
        var nextCheck = surroundings.clock().instant().plus(CHECK);
        var isAway = false;
        while (true) {
            topic.poll(POLL).stream()
                    .filter(record -> record.isOf(swarm.swarm()))
                    .filter(record -> !record.timestamp().isBefore(from))
                    .forEach(listener);
            surroundings.output().flush();
            if (!surroundings.clock().instant().isBefore(nextCheck)) {
                isAway = isAway(span.partition(), isAway);
                nextCheck = surroundings.clock().instant().plus(CHECK);
            }
        }
    }

    private boolean isAway(int partition, boolean wasAway) {
        try {
            swarm.topic().ends(List.of(partition));
            return false;
        } catch (HistoryException e) {
            if (e.reason() != Reason.NO_ANSWER) {
                throw e;
            }
            if (!wasAway) {
                surroundings.messages().println(e.getMessage() + "; waiting for it");
            }
            return true;
        }
    }
}
