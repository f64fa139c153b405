package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.service.CloseStack;
import io.swarmstatus.simulator.Endpoint;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Benchmarks that compare, on little, with the services as they are shipped. */
@Timeout(300)
class ComparingBenchmarksIT extends BenchmarkSuite {

    private static final String JARS =
            Path.of("..").toAbsolutePath().normalize().toString();

    @TempDir
    private Path directory;

    @Test
    void collectionReadsEachSizeInAllWaysAndDrawsThem() throws Exception {
        var outcome = measured("collection", "--sizes", "40:4,80:4", "--rounds", "1");

        assertThat(outcome.findings())
                .allMatch(finding -> finding.ours().min() >= 0)
                .anyMatch(finding -> finding.what().equals("40 tasks on 4 nodes")
                        && finding.against() != null
                        && finding.against().name().equals("docker-java's model"))
                .anyMatch(finding -> finding.what().equals("80 tasks on 4 nodes, heap above rest"));
        assertThat(outcome.curves())
                .allMatch(curve ->
                        curve.points().stream().map(Curve.Point::size).toList().equals(List.of(40.0, 80.0)))
                .anyMatch(curve -> curve.line().equals("swarm-status"));
    }

    @Test
    void changeFollowsEachChangeFromTheEngineToTheClient() throws Exception {
        var outcome = measured("change", "--changes", "3", "--pause", "50", "--jars", JARS);

        assertThat(outcome.findings())
                .hasSize(7)
                .allMatch(finding -> finding.unit().equals("ms"));
        assertThat(outcome.findings().getFirst().ours().min()).isPositive();
    }

    @Test
    void jmhMeasuresEachStepThatATaskAndASnapshotGoThrough() throws Exception {
        var outcome = measured("jmh", "--nodes", "3", "--millis", "10", "--rounds", "2");

        assertThat(outcome.findings())
                .hasSize(4)
                .allMatch(finding -> finding.ours().min() > 0)
                .anyMatch(finding ->
                        finding.what().equals("read a task of an engine's list") && finding.against() != null)
                .anyMatch(finding -> finding.what().equals("decode and validate a snapshot of a swarm of 3 nodes")
                        && finding.against() != null);
    }

    @Test
    void pollingClientsAskForEverythingAndTheSimulatorCountsIt() throws Exception {
        try (var simulator = SwarmSimulator.start(SimulatorConfig.ofNodes(3), InstantSource.system(), 0);
                var clients = PollingClients.start(List.of(simulator.engine().httpUri()))) {
            Awaitility.await().until(() -> simulator.engine().bytes(Endpoint.TASKS) > 0);

            var traffic = EngineTraffic.of(List.of(simulator.engine()));

            assertThat(traffic.requests()).isEqualTo(4);
            assertThat(traffic.bytes()).isGreaterThan(simulator.engine().bytes(Endpoint.NODES));
            assertThat(clients.failures()).isZero();
        }
    }

    @Test
    void producersAndClientsAreCountedAtTheSameTimeOnceTheWholeSwarmIsPublished() throws Exception {
        try (var parts = new CloseStack()) {
            var trials = EngineLoadTrials.start(
                    new ServiceJars(Path.of(JARS)), directory, SimulatorConfig.ofNodes(5), parts);
            trials.producers("asked-by-producers", Duration.ofMillis(500), "PT1S");
            trials.clients("asked-by-clients", Duration.ZERO);

            var traffic = trials.count(Duration.ofSeconds(2), Duration.ofSeconds(5));

            assertThat(traffic).containsOnlyKeys("asked-by-producers", "asked-by-clients");
            assertThat(traffic.values()).allMatch(asked -> asked.requests() > 0).allMatch(asked -> asked.bytes() > 0);
        }
    }

    @Test
    void capacityTellsOfEachPartWhatItUses() throws Exception {
        var outcome = measured(
                "capacity", "--sinks", "1", "--swarms", "20", "--most", "20", "--seconds", "2", "--jars", JARS);

        assertThat(outcome.findings()).isNotEmpty();
        assertThat(outcome.curves().stream().map(Curve::line))
                .containsExactly("Redis", "api", "broker", "sinks", "writer");
    }

    private static Outcome measured(String... arguments) throws Exception {
        var parsed = new CommandLine(new BenchMain()).parseArgs(arguments);
        return ((Measured) parsed.subcommand().commandSpec().userObject()).measure();
    }
}
