package io.swarmstatus.producer;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Node;
import io.swarmstatus.contract.PerformanceMetrics.Call;
import io.swarmstatus.contract.Service;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.simulator.SimulatedSwarm;
import io.swarmstatus.simulator.SwarmTruth.NodeTruth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what is published, and lets nothing pass that is not so. */
final class PublishedSnapshots {

    private final SnapshotCodec codec = new SnapshotCodec();
    private final SchemaCheck schema = SchemaCheck.load();
    private final Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
    private final SimulatedSwarm swarm;
    private final boolean standsStill;
    private int comparisons;
    private String context = "";
    private @Nullable Snapshot newest;
    private @Nullable Snapshot newestGood;

    /**
     * @param standsStill whether the swarm is as it was when it was looked at
     */
    PublishedSnapshots(SimulatedSwarm swarm, boolean standsStill) {
        this.swarm = swarm;
        this.standsStill = standsStill;
    }

    /**
     * Takes the next one.
     *
     * @param isOfAll whether all of the swarm was looked at for it
     * @return what it is on the topic
     */
    byte[] take(Snapshot snapshot, boolean isOfAll) {
        var json = codec.encode(snapshot);
        assertThat(schema.problems(json)).as(context).isEmpty();
        assertThat(codec.decode(json)).as(context).isEqualTo(snapshot);
        if (newest != null) {
            assertThat(snapshot.collectedAt()).as(context).isAfter(newest.collectedAt());
        }
        if (snapshot.swarmActive()) {
            checkFigures(snapshot, isOfAll);
        }
        newest = snapshot;
        counts.merge(snapshot.condition(), 1, Integer::sum);
        return json;
    }

    private void checkFigures(Snapshot snapshot, boolean isOfAll) {
        checkTotals(snapshot);
        checkVersion(snapshot);
        if (isOfAll) {
            checkTruth(snapshot);
        }
    }

    /** What holds too where the swarm changes while it is read. */
    private void checkTotals(Snapshot snapshot) {
        var managers = snapshot.nodes().stream().filter(Node::isManager).count();
        assertThat(snapshot.totalNodes()).as(context).isEqualTo(snapshot.nodes().size());
        assertThat((long) snapshot.totalManagers()).as(context).isEqualTo(managers);
        assertThat(snapshot.totalWorkers()).as(context).isEqualTo(snapshot.totalNodes() - snapshot.totalManagers());
        assertThat(snapshot.nodes().stream().mapToLong(Node::runningTasks).sum())
                .as(context)
                .isEqualTo(
                        snapshot.services().stream().mapToLong(Service::running).sum())
                .isEqualTo(snapshot.tasks().running());
        assertThat(snapshot.nodes().stream().filter(Node::isLeader).count())
                .as(context)
                .isLessThanOrEqualTo(1);
        assertThat(snapshot.swarmVersion())
                .as(context)
                .isLessThanOrEqualTo(swarm.truth().version());
    }

    /** It goes back only where the newest object of all was a task that is no longer there. */
    private void checkVersion(Snapshot snapshot) {
        var previous = newestGood;
        newestGood = snapshot;
        if (previous != null && tasksListed(snapshot) >= tasksListed(previous)) {
            assertThat(snapshot.swarmVersion()).as(context).isGreaterThanOrEqualTo(previous.swarmVersion());
        }
    }

    private static long tasksListed(Snapshot snapshot) {
        return snapshot.performanceMetrics().calls().stream()
                .filter(call -> call.call().equals("tasks"))
                .mapToLong(Call::items)
                .sum();
    }

    private void checkTruth(Snapshot snapshot) {
        if (!standsStill) {
            return;
        }
        comparisons++;
        var truth = swarm.truth();
        assertThat(snapshot.nodes().stream().collect(toMap(Node::hostname, PublishedSnapshots::figures)))
                .as(context)
                .isEqualTo(truth.nodes());
        assertThat(snapshot.services().stream().collect(toMap(Service::name, Service::running)))
                .as(context)
                .isEqualTo(truth.services().entrySet().stream().collect(toMap(Map.Entry::getKey, entry ->
                        (long) entry.getValue().running())));
        assertThat(snapshot.services())
                .filteredOn(service -> !service.mode().equals("replicated-job"))
                .as(context)
                .allSatisfy(service -> assertThat(service.desired())
                        .isEqualTo(truth.service(service.name()).desired()));
        assertThat(snapshot.nodes())
                .filteredOn(Node::isLeader)
                .as(context)
                .extracting(Node::hostname)
                .containsExactly(swarm.leader().orElseThrow());
    }

    private static NodeTruth figures(Node node) {
        var usage = node.resourceUsage();
        return new NodeTruth(usage.usedCpuNanos(), usage.usedMemoryBytes(), node.runningTasks());
    }

    /**
     * Whether all can know by now what was found.
     *
     * @param isOfAll whether all of the swarm was looked at for it
     */
    void assertThatTheNewestTellsOf(Snapshot found, boolean isOfAll) {
        var told = Objects.requireNonNull(newest, context);
        assertThat(SnapshotChange.between(told, found))
                .as(context + ": a change that was not published")
                .isFalse();
        if (told.swarmActive() && isOfAll) {
            checkTruth(told);
        }
    }

    /** Where nothing of the swarm was new. */
    void assertThatTheNewestIsStillTrue() {
        checkTruth(Objects.requireNonNull(newest, context));
    }

    /** What to say of the time in which something is wrong. */
    void context(String words) {
        context = words;
    }

    String context() {
        return context;
    }

    /** How often one was compared with the swarm's own truth. */
    int comparisons() {
        return comparisons;
    }

    /** How many of each condition. */
    Map<Condition, Integer> counts() {
        return counts;
    }
}
