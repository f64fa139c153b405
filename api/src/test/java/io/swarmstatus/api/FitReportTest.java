package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmstatus.api.NodeFit.Reason;
import org.junit.jupiter.api.Test;

class FitReportTest {

    private static final long NANO = 1_000_000_000;
    private static final long GIB = 1L << 30;
    private static final TaskDemand ONE_OF_EACH = new TaskDemand(NANO, GIB);

    @Test
    void countsHowManyTasksEachNodeTakesByWhatRunsOutFirst() {
        var report = report(
                ONE_OF_EACH,
                node("few", "ready", "active", 4 * NANO, 2 * GIB),
                node("more", "ready", "active", 3 * NANO, 64 * GIB));

        assertThat(report.nodes())
                .extracting(NodeFit::hostname, NodeFit::fits, NodeFit::tasks)
                .containsExactly(tuple("more", true, 3L), tuple("few", true, 2L));
        assertThat(report.fitting()).isEqualTo(2);
        assertThat(report.tasks()).isEqualTo(5);
    }

    @Test
    void takesATaskThatNeedsAllThatIsLeft() {
        var report = report(ONE_OF_EACH, node("exact", "ready", "active", NANO, GIB));

        assertThat(report.nodes().getFirst().tasks()).isEqualTo(1);
    }

    @Test
    void tellsEachReasonWhyNot() {
        var report = report(
                ONE_OF_EACH,
                node("down", "down", "active", 4 * NANO, 4 * GIB),
                node("drained", "ready", "drain", 4 * NANO, 4 * GIB),
                node("full", "ready", "active", NANO / 4, GIB - 1));

        assertThat(report.nodes())
                .extracting(NodeFit::reasons)
                .containsExactly(
                        java.util.List.of(new Reason("not_ready", "its state is down")),
                        java.util.List.of(new Reason("not_active", "its availability is drain")),
                        java.util.List.of(
                                new Reason("cpu", "0.25 of 1.00 CPUs are free"),
                                new Reason("memory", "1023 of 1024 MiB are free")));
        assertThat(report.nodes()).extracting(NodeFit::tasks).containsOnly(0L);
    }

    @Test
    void doesNotMissWhatIsNotAskedFor() {
        var report = report(new TaskDemand(0, GIB), node("no-cpu", "ready", "active", 0, 3 * GIB));

        assertThat(report.tasks()).isEqualTo(3);
    }

    @Test
    void saysWhyThereAreNoNodes() {
        var report = FitReport.of("default", "cache_unavailable", null, ONE_OF_EACH);

        assertThat(report.error()).isEqualTo(UnavailableDocument.ERROR);
        assertThat(report.nodes()).isEmpty();
    }

    private static FitReport report(TaskDemand demand, String... nodes) {
        var json = """
            {"collected_at":"2026-01-15T10:30:00.123Z","condition":"ok","nodes":[%s]}\
            """.formatted(String.join(",", nodes));
        return FitReport.of("default", "cached", StoredSnapshot.parse(json).orElseThrow(), demand);
    }

    private static String node(String name, String state, String availability, long freeCpu, long freeMemory) {
        return """
            {"id":"%s","hostname":"%s","state":"%s","availability":"%s",\
            "resource_usage":{"available_cpu_nanos":%d,"available_memory_bytes":%d}}\
            """.formatted(name, name, state, availability, freeCpu, freeMemory);
    }
}
