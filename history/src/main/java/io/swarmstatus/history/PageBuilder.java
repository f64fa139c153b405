package io.swarmstatus.history;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Collects a page's records until it is full. */
final class PageBuilder {

    private final PageLimits limits;
    private final List<TopicRecord> records = new ArrayList<>();
    private long bytes;

    PageBuilder(PageLimits limits) {
        this.limits = limits;
    }

    /** False where there is no room left for it. */
    boolean add(TopicRecord record) {
        var isFull = records.size() >= limits.records() || bytes + record.size() > limits.bytes();
        if (isFull && !records.isEmpty()) {
            return false;
        }
        records.add(record);
        bytes += record.size();
        return true;
    }

    Page build(long next, Span span) {
        return new Page(records, next < span.end() ? OptionalLong.of(next) : OptionalLong.empty());
    }
}
