package io.swarmstatus.history;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a topic tells of one swarm, by time. Throws as {@link TopicHistory} does, and is no more fit for several threads.
 *
 * @param swarm the records' key
 */
public record SwarmHistory(TopicHistory topic, String swarm) {

    /**
     * The newest record at an instant, by the timestamps of the records: of several that are equally new the first.
     *
     * @param accepted which records count; asked as little as possible. See {@link GoodSnapshots}
     * @return empty where there is none in what retention has left
     * @throws HistoryException also at the deadline, {@link HistoryException.Reason#NO_ANSWER}
     */
    public Optional<TopicRecord> newest(Instant at, Predicate<TopicRecord> accepted, Deadline deadline) {
        return new NewestSearch(topic, swarm, at, accepted, deadline).run();
    }

    /** Where the swarm's records of {@code from <= timestamp < to} are: see {@link TopicHistory#span}. */
    public Span span(Instant from, Instant to) {
        return topic.span(topic.partitionOf(swarm), from, to);
    }

    /**
     * One page of the swarm's records of {@code from <= timestamp < to}, in the order of the partition.
     *
     * @param span where they are, by {@link #span}; a page that goes on takes {@code span.from(page.next())}
     * @param wanted which of them; what is passed over costs time alone
     */
    public Page page(Span span, Instant from, Instant to, PageLimits limits, Predicate<TopicRecord> wanted) {
        var page = new PageBuilder(limits);
        var next = topic.read(
                span,
                Deadline.in(limits.time()),
                record -> !isIn(record, from, to) || !wanted.test(record) || page.add(record));
        return page.build(next, span);
    }

    /**
     * All of the swarm's records of {@code from <= timestamp < to}, in the order of the partition.
     *
     * @param taking false ends the reading
     */
    public void read(Span span, Instant from, Instant to, Predicate<TopicRecord> taking) {
        topic.read(span, Deadline.NEVER, record -> !isIn(record, from, to) || taking.test(record));
    }

    private boolean isIn(TopicRecord record, Instant from, Instant to) {
        return record.isOf(swarm)
                && !record.timestamp().isBefore(from)
                && record.timestamp().isBefore(to);
    }
}
