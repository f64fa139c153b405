package io.swarmstatus.api;

import io.swarmstatus.history.TopicRecord;
import java.util.Optional;

/**
 * A change as it is streamed, made once for all who get it.
 *
 * @param offset its place on the topic, which is the event's id too
 */
record LiveChange(long offset, RecordScan scan, SseEvent event) {

    private static final String EVENT = "change";

    /** The change in a record; empty where it holds none of the swarm that its key names. */
    static Optional<LiveChange> of(TopicRecord record) {
        var value = record.value();
        var swarm = record.key();
        if (value == null || swarm == null) {
            return Optional.empty();
        }
        return RecordScan.of(record)
                .filter(scan -> scan.isOf(swarm, PastRecords.CHANGED_AT))
                .map(scan -> new LiveChange(
                        record.offset(), scan, SseEvent.of(EVENT, String.valueOf(record.offset()), oneLine(value))));
    }

    int size() {
        return event.bytes().length;
    }

    /** In JSON a line end stands between values alone, where a space does as well. */
    private static byte[] oneLine(byte[] json) {
        var line = json.clone();
        for (var i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }
}
