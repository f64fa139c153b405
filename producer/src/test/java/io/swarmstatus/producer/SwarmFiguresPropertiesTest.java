package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.ResourceUsage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Figures against the same figures worked out again: per node and in whole numbers, not in one pass over the tasks. */
class SwarmFiguresPropertiesTest {

    private static final List<String> NODES = List.of("n1", "n2", "n3");
    private static final List<String> SERVICES = List.of("s1", "s2");
    private static final Set<String> HOLDING =
            Set.of("ASSIGNED", "ACCEPTED", "PREPARING", "READY", "STARTING", "RUNNING");

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void figuresOfANodeAreTheSumsOverItsTasks(@ForAll("swarms") RecordedSwarm swarm) {
        var figures = swarm.figures();

        for (var engineNode : swarm.nodes()) {
            var node = figures.nodes().stream()
                    .filter(each -> each.id().equals(engineNode.id()))
                    .findFirst()
                    .orElseThrow();
            var onIt = tasks(swarm, task -> task.nodeId().equals(node.id()));
            var holding = where(onIt, task -> HOLDING.contains(task.state().name()));
            var cpu = holding.stream().mapToLong(t -> t.reserved().nanoCpus()).sum();
            var memory =
                    holding.stream().mapToLong(t -> t.reserved().memoryBytes()).sum();
            var usage = usage(cpu, engineNode.nanoCpus(), memory, engineNode.memoryBytes());
            assertThat(node.resourceUsage()).isEqualTo(usage);
            assertThat(node.runningTasks())
                    .isEqualTo(
                            node.state().equals("down")
                                    ? 0
                                    : where(onIt, this::runs).size());
            assertThat(node.availableCapacity()).isEqualTo(room(engineNode, usage));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void runningTasksAreTheSameByNodeByServiceAndInAll(@ForAll("swarms") RecordedSwarm swarm) {
        var figures = swarm.figures();

        var byNode =
                figures.nodes().stream().mapToLong(node -> node.runningTasks()).sum();
        var byService = figures.services().stream()
                .mapToLong(service -> service.running())
                .sum();
        assertThat(figures.tasks().running()).isEqualTo((int) byNode).isEqualTo((int) byService);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theVersionIsTheHighestOfAll(@ForAll("swarms") RecordedSwarm swarm) {
        var versions = new ArrayList<Long>(List.of(0L));
        swarm.nodes().forEach(node -> versions.add(node.version()));
        swarm.services().forEach(service -> versions.add(service.version()));
        swarm.tasks().forEach(task -> versions.add(task.version()));

        var version = swarm.figures().version();

        assertThat(versions)
                .contains(version)
                .allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(version));
    }

    private static ResourceUsage usage(long cpu, long cpus, long memory, long bytes) {
        return new ResourceUsage(
                cpu,
                memory,
                cpu > cpus ? 0 : cpus - cpu,
                memory > bytes ? 0 : bytes - memory,
                percent(cpu, cpus),
                percent(memory, bytes));
    }

    /** Hundredths of a percent, rounded half up in whole numbers. */
    private static double percent(long part, long whole) {
        if (whole == 0) {
            return 0;
        }
        var twice = BigInteger.valueOf(part).multiply(BigInteger.valueOf(20_000));
        var rounded = twice.add(BigInteger.valueOf(whole))
                .divide(BigInteger.valueOf(whole).shiftLeft(1));
        return rounded.longValueExact() / 100.0;
    }

    /** Places tasks one after the other until the next does not fit. */
    private static long room(EngineNode node, ResourceUsage usage) {
        if (!node.status().state().equals("ready") || !node.availability().equals("active")) {
            return 0;
        }
        var placed = 0;
        while ((placed + 1) * 100_000_000L <= usage.availableCpuNanos()
                && (placed + 1) * 100_000_000L <= usage.availableMemoryBytes()) {
            placed++;
        }
        return placed;
    }

    private boolean runs(EngineTask task) {
        return task.state().name().equals("RUNNING")
                && task.desiredState().name().equals("RUNNING");
    }

    private static List<EngineTask> tasks(RecordedSwarm swarm, Predicate<EngineTask> which) {
        return where(swarm.tasks(), which);
    }

    private static List<EngineTask> where(Collection<EngineTask> tasks, Predicate<EngineTask> which) {
        return tasks.stream().filter(which).toList();
    }

    @Provide
    Arbitrary<RecordedSwarm> swarms() {
        var nodes = Combinators.combine(NODES.stream().map(this::node).toList()).as(each -> each);
        var services = Combinators.combine(SERVICES.stream().map(this::service).toList())
                .as(each -> each);
        return Combinators.combine(nodes, services, task().list().ofMaxSize(60)).as(RecordedSwarm::new);
    }

    private Arbitrary<EngineNode> node(String id) {
        return Combinators.combine(
                        Arbitraries.of("ready", "down", "unknown", "disconnected"),
                        Arbitraries.of("active", "pause", "drain"),
                        Arbitraries.longs().between(0, 5_000_000_000L),
                        Arbitraries.longs().between(0, 20_000_000_000L),
                        Arbitraries.longs().between(0, 1_000))
                .as((state, availability, cpus, bytes, version) -> new EngineNode(
                        id,
                        version,
                        id,
                        availability,
                        new EngineNode.Status(state, ""),
                        null,
                        null,
                        cpus,
                        bytes,
                        Map.of(),
                        null,
                        null));
    }

    private Arbitrary<EngineService> service(String id) {
        return Arbitraries.longs()
                .between(0, 1_000)
                .map(version -> new EngineService(
                        id,
                        version,
                        id,
                        null,
                        null,
                        new ServiceMode.Replicated(1),
                        null,
                        null,
                        EngineService.USUAL_RESTART_DELAY));
    }

    /** Every task with a place is on a node that is listed; the engine lists no other. */
    private Arbitrary<EngineTask> task() {
        var states = Arbitraries.of(TaskState.class);
        var amounts = Combinators.combine(
                        Arbitraries.longs().between(0, 400_000_000),
                        Arbitraries.longs().between(0, 2_000_000_000))
                .as(Resources::new);
        var placed = Combinators.combine(
                        Arbitraries.longs().between(0, 1_000),
                        Arbitraries.of(SERVICES),
                        Arbitraries.of(NODES),
                        Arbitraries.frequencyOf(Tuple.of(2, states), Tuple.of(1, running())),
                        Arbitraries.frequencyOf(Tuple.of(1, states), Tuple.of(1, running())),
                        amounts)
                .as(EngineTask::new);
        var waiting = Combinators.combine(
                        Arbitraries.longs().between(0, 1_000), Arbitraries.of(SERVICES), states, amounts)
                .as((version, service, desired, amount) ->
                        new EngineTask(version, service, "", TaskState.PENDING, desired, amount));
        return Arbitraries.frequencyOf(Tuple.of(5, placed), Tuple.of(1, waiting));
    }

    private static Arbitrary<TaskState> running() {
        return Arbitraries.just(TaskState.RUNNING);
    }
}
