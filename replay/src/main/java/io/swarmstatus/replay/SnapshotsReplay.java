package io.swarmstatus.replay;

import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicRecord;

/** Every snapshot of a range as it is on the topic, a line each. What is no JSON object is passed over, and counted. */
final class SnapshotsReplay implements Replay {

    private final SwarmHistory swarm;
    private final Surroundings surroundings;
    private final Request.Snapshots request;
    private long written;
    private long skipped;

    SnapshotsReplay(SwarmHistory swarm, Surroundings surroundings, Request.Snapshots request) {
        this.swarm = swarm;
        this.surroundings = surroundings;
        this.request = request;
    }

    @Override
    public boolean run() {
        var range = request.range();
        var reader = new RangeReader(swarm, surroundings, this::write);
        var span = reader.read(range.from(), range.to(), Progress.beside(surroundings));
        if (skipped > 0) {
            surroundings.messages().println(skipped + " records are no JSON, and were passed over");
        }
        if (request.follow()) {
            reader.follow(span, range.from());
        }
        if (written == 0) {
            new NothingThere(swarm, surroundings).tell("from " + range.from() + " to " + range.to());
        }
        return written > 0;
    }

    private void write(TopicRecord record) {
        var value = record.value();
        if (value == null || value.length < 2 || value[0] != '{' || value[value.length - 1] != '}') {
            skipped++;
            return;
        }
        surroundings.output().line(value);
        written++;
    }
}
