package io.swarmstatus.api;

import io.swarmstatus.changes.Baseline;
import io.swarmstatus.changes.ChangeDetector;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Some hours of a swarm, on the topics as the producer and the sink write them. */
final class Story {

    /** How long it goes on before now. */
    static final Duration LENGTH = Duration.ofHours(5);

    private static final Duration STEP = Duration.ofMinutes(2);

    private final Scene begin;
    private final Instant end;
    private final NavigableMap<Instant, Scene> scenes = new TreeMap<>();

    /** Of a swarm that begins like this and ends now. */
    Story(Scene begin, Instant end) {
        this.begin = begin;
        this.end = end;
        scenes.put(end.minus(LENGTH), begin);
    }

    /** From so many minutes ago it is like this. */
    Story then(long minutesAgo, Scene scene) {
        scenes.put(minutesAgo(minutesAgo), scene);
        return this;
    }

    /** A worker that was down for a while, one that was drained, a service that lost tasks, and a swarm without a leader. */
    static Story eventful(Scene calm, Instant end) {
        return new Story(calm, end)
                .then(230, calm.withDown("worker-2").withWebRunning(3))
                .then(204, calm)
                .then(150, calm.withDrained("worker-1"))
                .then(96, calm.withDrained("worker-1").withWebRunning(2))
                .then(90, calm.withDrained("worker-1"))
                .then(64, calm)
                .then(22, calm.withDown("manager-3"))
                .then(12, calm);
    }

    Instant minutesAgo(long minutes) {
        return end.minus(Duration.ofMinutes(minutes));
    }

    /** Tells it, and returns how it ends. */
    Snapshot tell(TestTopics topics) {
        var known = Baseline.NONE;
        var last = begin.at(end.minus(LENGTH));
        for (var at = end.minus(LENGTH); !at.isAfter(end); at = at.plus(STEP)) {
            last = scenes.floorEntry(at).getValue().at(at);
            var failed = Duration.between(at, end).toMinutes() == 180;
            var next = failed ? begin.failedAt(at, Condition.TIMED_OUT) : last;
            var detection = ChangeDetector.observe(known, next);
            known = detection.baseline();
            topics.snapshot(next);
            detection.changes().forEach(topics::change);
        }
        topics.flush();
        return last;
    }
}
