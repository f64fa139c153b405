package io.swarmstatus.contract;

import static io.swarmstatus.contract.Values.amounts;
import static io.swarmstatus.contract.Values.counts;
import static io.swarmstatus.contract.Values.flags;
import static io.swarmstatus.contract.Values.instants;
import static io.swarmstatus.contract.Values.measures;
import static io.swarmstatus.contract.Values.names;
import static io.swarmstatus.contract.Values.optional;
import static io.swarmstatus.contract.Values.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Arbitrary snapshots and their parts, as wide as the records and the schema allow. */
final class Snapshots {

    private Snapshots() {}

    static Arbitrary<Snapshot> any() {
        return Arbitraries.oneOf(healthy(), failed());
    }

    static Arbitrary<Snapshot> healthy() {
        return Combinators.combine(
                        origins(),
                        optional(texts()),
                        amounts(),
                        nodes().list().ofMaxSize(4),
                        services().list().ofMaxSize(4),
                        taskCounts(),
                        metrics())
                .as(Snapshot::healthy);
    }

    static Arbitrary<Snapshot> failed() {
        return Combinators.combine(origins(), optional(texts()), failures(), metrics())
                .as(Snapshot::failed);
    }

    static Arbitrary<Origin> origins() {
        var intervals = amounts().map(Duration::ofSeconds);
        return Combinators.combine(swarmNames(), instants(), Arbitraries.of(Trigger.class), intervals, collectors())
                .as(Origin::new);
    }

    static Arbitrary<String> swarmNames() {
        var first = Arbitraries.chars().alpha().numeric();
        var rest = Arbitraries.strings().alpha().numeric().withChars("._-").ofMaxLength(62);
        return Combinators.combine(first, rest).as((start, end) -> start + end);
    }

    static Arbitrary<Failure> failures() {
        var conditions = Arbitraries.of(Condition.class).filter(condition -> condition != Condition.OK);
        return Combinators.combine(conditions, optional(texts())).as(Failure::of);
    }

    static Arbitrary<Collector> collectors() {
        return Combinators.combine(optional(texts()), optional(texts()), flags(), optional(texts()), optional(texts()))
                .as(Collector::new);
    }

    static Arbitrary<Node> nodes() {
        return Combinators.combine(standings(), optional(texts()), optional(texts()), machines())
                .as(Snapshots::node);
    }

    static Arbitrary<ResourceUsage> resourceUsages() {
        return Combinators.combine(amounts(), amounts(), amounts(), amounts(), measures(), measures())
                .as(ResourceUsage::new);
    }

    static Arbitrary<Service> services() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        optional(texts()),
                        Arbitraries.of("replicated", "global", "replicated-job", "global-job"),
                        optional(texts()),
                        amounts(),
                        amounts(),
                        optional(texts()))
                .as(Service::new);
    }

    static Arbitrary<TaskCounts> taskCounts() {
        return Combinators.combine(counts(), counts(), counts()).as(TaskCounts::new);
    }

    static Arbitrary<PerformanceMetrics> metrics() {
        var calls = Combinators.combine(texts(), measures(), amounts(), amounts())
                .as(PerformanceMetrics.Call::new)
                .list()
                .ofMaxSize(3);
        return Combinators.combine(measures(), instants(), flags(), calls).as(PerformanceMetrics::new);
    }

    private static Arbitrary<Standing> standings() {
        return Combinators.combine(
                        texts(),
                        texts(),
                        flags(),
                        flags(),
                        Arbitraries.of("active", "pause", "drain"),
                        Arbitraries.of("ready", "down", "unknown", "disconnected"),
                        optional(Arbitraries.of("reachable", "unreachable", "unknown")))
                .as(Standing::new);
    }

    private static Arbitrary<Machine> machines() {
        return Combinators.combine(
                        measures(),
                        measures(),
                        counts(),
                        amounts(),
                        resourceUsages(),
                        Arbitraries.maps(names(), texts()).ofMaxSize(3),
                        optional(instants()),
                        optional(instants()))
                .as(Machine::new);
    }

    private static Node node(Standing standing, @Nullable String addr, @Nullable String engine, Machine machine) {
        return new Node(
                standing.id,
                standing.hostname,
                standing.isManager ? "manager" : "worker",
                standing.isManager,
                standing.isLeader,
                standing.availability,
                standing.state,
                standing.reachability,
                addr,
                engine,
                machine.cpuCount,
                machine.memoryGb,
                machine.runningTasks,
                machine.availableCapacity,
                machine.usage,
                machine.labels,
                machine.createdAt,
                machine.updatedAt);
    }

    /** A node has more fields than can be combined at once: first what the swarm thinks of it, then what it has. */
    private record Standing(
            String id,
            String hostname,
            boolean isManager,
            boolean isLeader,
            String availability,
            String state,
            @Nullable String reachability) {}

    private record Machine(
            double cpuCount,
            double memoryGb,
            int runningTasks,
            long availableCapacity,
            ResourceUsage usage,
            Map<String, String> labels,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt) {}
}
