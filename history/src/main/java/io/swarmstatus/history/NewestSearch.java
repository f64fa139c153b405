package io.swarmstatus.history;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the newest record of a swarm at an instant: from where the instant is on the partition it goes back in windows that
 * grow, and holds one record at a time.
 */
final class NewestSearch {

    private static final long FIRST_WINDOW = 8;
    private static final long LARGEST_WINDOW = 4096;
    private static final int GROWTH = 4;

    private final TopicHistory topic;
    private final String swarm;
    private final Instant at;
    private final Predicate<TopicRecord> accepted;
    private final Deadline deadline;
    private @Nullable TopicRecord best;

    /** @param accepted asked as little as possible: of a record of the swarm that is newer than those accepted so far */
    NewestSearch(TopicHistory topic, String swarm, Instant at, Predicate<TopicRecord> accepted, Deadline deadline) {
        this.topic = topic;
        this.swarm = swarm;
        this.at = at;
        this.accepted = accepted;
        this.deadline = deadline;
    }

    /** The newest one; of several that are equally new the first, as readers of the whole topic would have it. */
    Optional<TopicRecord> run() {
        var partition = topic.partitionOf(swarm);
        var upTo = topic.span(partition, Instant.EPOCH, Millis.after(at));
        var begin = back(upTo, topic.firstAt(partition, Millis.after(at), upTo.end()), FIRST_WINDOW);
        var end = upTo.end();
        var window = FIRST_WINDOW;
        while (true) {
            var read = topic.read(new Span(partition, begin, end), deadline, this::consider);
            if (read < end) {
                throw new HistoryException(
                        HistoryException.Reason.NO_ANSWER, "not found in the time that there was", null);
            }
            if (begin <= upTo.first() || isBest(begin, upTo.end())) {
                return Optional.ofNullable(best);
            }
            end = begin;
            window = Math.min(window * GROWTH, LARGEST_WINDOW);
            begin = back(upTo, begin, window);
        }
    }

    private static long back(Span within, long from, long window) {
        return Math.max(within.first(), from - window);
    }

    /** Whether everything before this offset is older than the best so far. */
    private boolean isBest(long begin, long end) {
        return best != null && topic.firstAt(best.partition(), best.timestamp(), end) >= begin;
    }

    private boolean consider(TopicRecord record) {
        if (record.isOf(swarm) && !record.timestamp().isAfter(at) && isNewer(record) && accepted.test(record)) {
            best = record;
        }
        return true;
    }

    private boolean isNewer(TopicRecord record) {
        if (best == null) {
            return true;
        }
        var order = record.timestamp().compareTo(best.timestamp());
        return order > 0 || (order == 0 && record.offset() < best.offset());
    }
}
