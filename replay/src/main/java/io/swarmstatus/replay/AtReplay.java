package io.swarmstatus.replay;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.history.Deadline;
import io.swarmstatus.history.GoodSnapshots;
import io.swarmstatus.history.SwarmHistory;

/** The swarm as it was at an instant: the newest good snapshot that had been collected by then. */
record AtReplay(SwarmHistory swarm, Surroundings surroundings, Request.At request) implements Replay {

    @Override
    public boolean run() {
        var found = swarm.newest(request.instant(), new GoodSnapshots(), Deadline.NEVER);
        found.ifPresentOrElse(
                record -> tell(requireNonNull(record.value())),
                () -> new NothingThere(swarm, surroundings).tell("up to " + request.instant()));
        return found.isPresent();
    }

    private void tell(byte[] snapshot) {
        if (request.json()) {
            surroundings.output().line(snapshot);
            return;
        }
        var words = new SwarmWords(new Style(surroundings.terminal().colours()), surroundings.zone());
        words.lines(new SnapshotCodec().decode(snapshot), request.instant()).forEach(surroundings.output()::line);
    }
}
