package io.swarmstatus.replay;

import io.swarmstatus.history.Deadline;
import io.swarmstatus.history.HistoryException;
import io.swarmstatus.history.HistoryException.Reason;
import io.swarmstatus.history.Span;
import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells why nothing was found, within a few seconds. */
record NothingThere(SwarmHistory swarm, Surroundings surroundings) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So many of the newest records of each partition are looked at for the names of other swarms. */
    private static final long NEWEST = 500;

    private static final int MOST_NAMES = 20;

    /** @param when the time that was asked for, in words */
    void tell(String when) {
        var first = first();
        var last = first.isEmpty() ? first : last();
        surroundings
                .messages()
                .println(
                        first.isEmpty() || last.isEmpty()
                                ? "no snapshot of swarm \"" + swarm.swarm() + "\"; " + others()
                                : "no snapshot of swarm \"" + swarm.swarm() + "\" " + when
                                        + "; what is on the topic is from "
                                        + first.get().timestamp() + " to "
                                        + last.get().timestamp());
    }

    private Optional<TopicRecord> first() {
        var topic = swarm.topic();
        var found = new ArrayList<TopicRecord>();
        topic.read(topic.all(topic.partitionOf(swarm.swarm())), Deadline.in(PATIENCE), record -> {
            if (record.isOf(swarm.swarm())) {
                found.add(record);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private Optional<TopicRecord> last() {
        try {
            return swarm.newest(Instant.MAX, _ -> true, Deadline.in(PATIENCE));
        } catch (HistoryException e) {
            if (e.reason() != Reason.NO_ANSWER) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private String others() {
        var names = names();
        if (names.isEmpty()) {
            return "there are no snapshots of any";
        }
        var some = names.stream().limit(MOST_NAMES).map(Style::plain).toList();
        var more = names.size() > MOST_NAMES ? ", and " + (names.size() - MOST_NAMES) + " more" : "";
        return "there are those of: " + String.join(", ", some) + more;
    }

    private Set<String> names() {
        var topic = swarm.topic();
        var names = new TreeSet<String>();
        var deadline = Deadline.in(PATIENCE);
        for (var partition = 0; partition < topic.partitions() && !deadline.isPast(); partition++) {
            var all = topic.all(partition);
            topic.read(new Span(partition, Math.max(all.first(), all.end() - NEWEST), all.end()), deadline, record -> {
                if (record.key() != null) {
                    names.add(record.key());
                }
                return true;
            });
        }
        return names;
    }
}
