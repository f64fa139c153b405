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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells why nothing was found, within a few seconds.
 *
 * @param patience how long each of its questions may take
 */
record NothingThere(SwarmHistory swarm, Surroundings surroundings, Duration patience) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So many of the newest records of each partition are looked at for the names of other swarms. */
    private static final long NEWEST = 500;

    private static final int MOST_NAMES = 20;

    NothingThere(SwarmHistory swarm, Surroundings surroundings) {
        this(swarm, surroundings, PATIENCE);
    }

    /** @param when the time that was asked for, in words */
    void tell(String when) {
        surroundings.messages().println("no snapshot of swarm \"" + swarm.swarm() + "\"" + why(when));
    }

    private String why(String when) {
        var found = new ArrayList<TopicRecord>();
        var isAllRead = findFirst(found);
        if (found.isEmpty()) {
            return (isAllRead ? "; " : " found within " + patience.toSeconds() + " s; ") + others();
        }
        var last = last().map(record -> " to " + record.timestamp()).orElse(" on");
        return " " + when + "; what is on the topic is from " + found.getFirst().timestamp() + last;
    }

    /** Whether there was time to read all that there is, where none was found. */
    private boolean findFirst(List<TopicRecord> found) {
        var topic = swarm.topic();
        var all = topic.all(topic.partitionOf(swarm.swarm()));
        var read = topic.read(all, Deadline.in(patience), record -> {
            if (record.isOf(swarm.swarm())) {
                found.add(record);
            }
            return found.isEmpty();
        });
        return read >= all.end();
    }

    private Optional<TopicRecord> last() {
        try {
            return swarm.newest(Instant.MAX, _ -> true, Deadline.in(patience));
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
            return "nor one of any other";
        }
        var some = names.stream().limit(MOST_NAMES).map(Style::plain).toList();
        var more = names.size() > MOST_NAMES ? ", and " + (names.size() - MOST_NAMES) + " more" : "";
        return "there are those of: " + String.join(", ", some) + more;
    }

    private Set<String> names() {
        var topic = swarm.topic();
        var names = new TreeSet<String>();
        var deadline = Deadline.in(patience);
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
