package io.swarmstatus.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some of the records of a range.
 *
 * @param next the offset at which the next page begins; empty after the last. Where the time was up there may be nothing left
 *     to find
 */
public record Page(List<TopicRecord> records, OptionalLong next) {

    public Page {
        records = List.copyOf(records);
    }
}
