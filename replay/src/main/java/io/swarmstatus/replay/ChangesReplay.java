package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.InvalidSnapshotException;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SwarmChange;
import io.swarmstatus.history.Deadline;
import io.swarmstatus.history.GoodSnapshots;
import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What changed in a range, computed from its snapshots as the sink computes its feed. */
final class ChangesReplay implements Replay {

    /** Read before the range, so that what had begun by then is known: a service that was degraded already, for one. */
    private static final Duration WARM_UP = Duration.ofMinutes(5);

    private final SwarmHistory swarm;
    private final Surroundings surroundings;
    private final Request.Changes request;
    private final Function<SwarmChange, String> words;
    private final SnapshotCodec snapshots = new SnapshotCodec();
    private final Progress progress;
    private Baseline baseline = Baseline.NONE;
    private long seen;
    private long told;

    ChangesReplay(SwarmHistory swarm, Surroundings surroundings, Request.Changes request) {
        this.swarm = swarm;
        this.surroundings = surroundings;
        this.request = request;
        this.progress = Progress.among(surroundings);
        this.words = request.json() ? json() : words(surroundings);
    }

    private static Function<SwarmChange, String> json() {
        var codec = new ChangeCodec();
        return change -> new String(codec.encode(change), UTF_8);
    }

    private static Function<SwarmChange, String> words(Surroundings surroundings) {
        return new ChangeWords(new Style(surroundings.terminal().colours()), surroundings.zone())::line;
    }

    @Override
    public boolean run() {
        var range = request.range();
        var from = lastKnown(range.from());
        var reader = new RangeReader(swarm, surroundings, this::observe);
        var span = reader.read(from, range.to(), progress);
        if (request.follow()) {
            reader.follow(span, from);
        }
        if (seen == 0) {
            new NothingThere(swarm, surroundings).tell("from " + range.from() + " to " + range.to());
        } else if (told == 0 && !request.json()) {
            surroundings.messages().println("nothing changed in " + seen + " snapshots");
        }
        return seen > 0;
    }

    /** When the last good snapshot was collected from which on this swarm is to be watched. */
    private Instant lastKnown(Instant from) {
        var early = from.isBefore(Instant.EPOCH.plus(WARM_UP)) ? Instant.EPOCH : from.minus(WARM_UP);
        return swarm.newest(early, new GoodSnapshots(), Deadline.NEVER)
                .map(TopicRecord::timestamp)
                .orElse(early);
    }

    private void observe(TopicRecord record) {
        snapshot(record).ifPresent(snapshot -> {
            var detection = ChangeDetector.observe(baseline, snapshot);
            baseline = detection.baseline();
            if (!snapshot.collectedAt().isBefore(request.range().from())) {
                seen++;
                detection.changes().forEach(this::tell);
            }
        });
    }

    private Optional<Snapshot> snapshot(TopicRecord record) {
        try {
            return Optional.of(snapshots.decode(record.value()))
                    .filter(found -> swarm.swarm().equals(found.swarm()));
        } catch (InvalidSnapshotException e) {
            return Optional.empty(); // the sink makes a dead letter of it
        }
    }

    private void tell(SwarmChange change) {
        told++;
        progress.hide();
        surroundings.output().line(words.apply(change));
        if (surroundings.terminal().output()) {
            surroundings.output().flush();
        }
    }
}
