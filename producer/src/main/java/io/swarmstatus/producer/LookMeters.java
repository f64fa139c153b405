package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.TaskCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What looking at the engine finds, and what it costs. */
final class LookMeters {

    private final Map<Condition, Counter> looks;
    private final OneHot<Condition> condition;
    private final Counter unchanged;
    private final Timer duration;
    private final Function<String, CallMeters> calls;

    private volatile @Nullable Snapshot lastHealthy;

    private LookMeters(
            Map<Condition, Counter> looks,
            OneHot<Condition> condition,
            Counter unchanged,
            Timer duration,
            Function<String, CallMeters> calls) {
        this.looks = looks;
        this.condition = condition;
        this.unchanged = unchanged;
        this.duration = duration;
        this.calls = calls;
    }

    static LookMeters register(SwarmMeters meters) {
        var looks = new LookMeters(
                Arrays.stream(Condition.values()).collect(toUnmodifiableMap(identity(), found -> looks(meters, found))),
                meters.state(
                        "condition",
                        "1 for what the Docker engine was found to be in when it was last asked: \"ok\", or a kind of"
                                + " failure.",
                        Condition.class,
                        Condition::wireName),
                meters.counter(
                        "unchanged_looks",
                        "Looks at a part of the swarm, such as the managers and the services' counts of tasks, that"
                                + " found nothing new."),
                meters.durations(
                        "collection_duration",
                        "How long looks at the Docker engine took, at all of the swarm or at what had changed of it,"
                                + " failed ones too."),
                CallMeters.byName(meters));
        looks.registerFigures(meters);
        return looks;
    }

    private static Counter looks(SwarmMeters meters, Condition found) {
        var help = "Looks at the Docker engine by what they found, published or not.";
        return meters.counter("looks", help, "condition", found.wireName());
    }

    private void registerFigures(SwarmMeters meters) {
        var tasks = "Tasks of the swarm as of the last look that was ok; NaN before the first."
                + " Failed ones are those that the engine still keeps.";
        meters.gauge(
                "nodes",
                "Nodes of the swarm, in any state, as of the last look that was ok; NaN before the first.",
                () -> figure(Snapshot::totalNodes));
        meters.gauge("tasks", tasks, () -> tasks(TaskCounts::running), "state", "running");
        meters.gauge("tasks", tasks, () -> tasks(TaskCounts::pending), "state", "pending");
        meters.gauge("tasks", tasks, () -> tasks(TaskCounts::failed), "state", "failed");
    }

    private double tasks(ToIntFunction<TaskCounts> count) {
        return figure(snapshot -> count.applyAsInt(snapshot.tasks()));
    }

    private double figure(ToIntFunction<Snapshot> figure) {
        var healthy = lastHealthy;
        return healthy == null ? Double.NaN : figure.applyAsInt(healthy);
    }

    /** The engine can tell who leads: nothing is wrong with it, though a standby leaves it at that. */
    void answered() {
        condition.set(Condition.OK);
    }

    /** There is nothing new to tell. */
    void sawNoChange(List<Call> made) {
        if (!made.isEmpty()) {
            unchanged.increment();
            count(made);
        }
    }

    void looked(Snapshot snapshot) {
        var found = snapshot.condition();
        var cost = snapshot.performanceMetrics();
        requireNonNull(looks.get(found)).increment();
        condition.set(found);
        duration.record(SwarmMeters.duration(cost.refreshDurationSeconds()));
        count(cost.calls());
        if (found == Condition.OK) {
            lastHealthy = snapshot;
        }
    }

    private void count(List<Call> made) {
        made.forEach(call -> calls.apply(call.call()).made(call));
    }
}
