package io.swarmstatus.replay;

import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.contract.InvalidSnapshotException;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.history.Deadline;
import io.swarmstatus.history.GoodSnapshots;
import io.swarmstatus.history.HistoryException;
import io.swarmstatus.history.SwarmHistory;
import io.swarmstatus.history.TopicRecord;
import io.swarmstatus.service.SecretMask;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Plays a range into a Redis, in time: it begins with what was known then, and each snapshot comes when it came. */
final class PlayReplay implements Replay {

    private final SwarmHistory swarm;
    private final Surroundings surroundings;
    private final Request.Play request;
    private final SnapshotCodec snapshots = new SnapshotCodec();
    private @Nullable TimeScale scale;
    private final Played played = new Played();

    PlayReplay(SwarmHistory swarm, Surroundings surroundings, Request.Play request) {
        this.swarm = swarm;
        this.surroundings = surroundings;
        this.request = request;
    }

    @Override
    public boolean run() throws InterruptedException {
        var ttls = TimeScale.ttls(request.speed());
        try (var cache = RedisSwarmCache.connect(request.redis(), ttls, RedisTimeouts.DEFAULT, surroundings.clock())) {
            if (!request.force()) {
                LiveSwarms.refuse(
                        cache, swarm.swarm(), SecretMask.url(request.redis().toString()));
            }
            begin(cache);
            var range = request.range();
            var reader = new RangeReader(swarm, surroundings, record -> play(cache, record));
            reader.read(range.from(), range.to(), Progress.among(surroundings));
        }
        if (played.isNothing()) {
            new NothingThere(swarm, surroundings)
                    .tell("from " + request.range().from() + " to "
                            + request.range().to());
            return false;
        }
        surroundings.messages().println(played.words());
        return true;
    }

    /** What was known at the beginning of the range; without that, playing begins with its first snapshot. */
    private void begin(SwarmCache cache) {
        var from = request.range().from();
        swarm.newest(from.minusMillis(1), new GoodSnapshots(), Deadline.NEVER).ifPresent(known -> {
            scale = new TimeScale(from, surroundings.clock().instant(), request.speed());
            play(cache, known);
        });
    }

    private void play(SwarmCache cache, TopicRecord record) {
        try {
            play(cache, snapshots.decode(record.value()));
        } catch (InvalidSnapshotException e) {
            // the sink makes a dead letter of it
        }
    }

    private void play(SwarmCache cache, Snapshot snapshot) {
        if (!snapshot.swarm().equals(swarm.swarm())) {
            return;
        }
        if (scale == null) {
            scale = new TimeScale(snapshot.collectedAt(), surroundings.clock().instant(), request.speed());
        }
        var dated = scale.dated(snapshot);
        waitUntilDue(Duration.between(surroundings.clock().instant(), dated.collectedAt()));
        played.add(cache.write(dated));
    }

    private static void waitUntilDue(Duration time) {
        if (time.isPositive()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw HistoryException.interrupted(e);
            }
        }
    }
}
