package io.swarmstatus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of "Consume the topic" do what they say, as programs of their own on a real broker. */
class ConsumerExamplesIT {

    private static final Path EXAMPLES = Path.of("..", "docs", "examples");
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String DRAINED = "default.*Node \\S+ is drained";

    @TempDir
    private Path directory = Path.of("");

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void kcatPrintsWhatChangedAndHowTheSwarmsAre() throws IOException {
        assumeThat(List.of("kcat", "jq")).as("kcat and jq are here").allMatch(ConsumerExamplesIT::isInstalled);

        var process = run(EXAMPLES.resolve("with-kcat").toString());

        await().atMost(SOON).until(() -> !process.isAlive());
        assertThat(printed())
                .containsPattern("Z default node_drained: Node \\S+ is drained")
                .containsPattern("\\{\"swarm\":\"default\",\"collected_at\":\"[^\"]+\",\"total_nodes\":5,\"spare_m")
                .containsPattern("\\{\"swarm\":\"east\",");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void theConsumerInJavaPrintsNodesThatAreLostAndBack() throws IOException {
        run(java("FollowChanges.java"));

        awaitPrinted("Z " + DRAINED);
    }

    @Test
    void theConsumerInPythonPrintsTheNewestSnapshots() throws IOException {
        assumeThat(Path.of("/usr/lib/python3/dist-packages/confluent_kafka"))
                .as("python3-confluent-kafka is here")
                .exists();

        run("/usr/bin/python3", EXAMPLES.resolve("newest_snapshots.py").toString());

        awaitPrinted("default \\S+Z 5 nodes");
        awaitPrinted("east \\S+Z 5 nodes");
    }

    @Test
    void theStreamJoinsChangesWithTheSwarm() throws IOException {
        run(java("ChangesWithTheSwarm.java"));

        awaitPrinted(DRAINED + " \\(5 nodes, \\d managers may fail\\)");
    }

    /** The broker's address is added. */
    private Process run(String... command) throws IOException {
        var broker = "127.0.0.1:" + SharedRig.get().kafkaPort();
        var process = new ProcessBuilder(
                        Stream.concat(Stream.of(command), Stream.of(broker)).toList())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
        processes.add(process);
        return process;
    }

    private static String[] java(String source) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new String[] {java, "-cp", libraries, EXAMPLES.resolve(source).toString()};
    }

    private void awaitPrinted(String pattern) {
        await().atMost(SOON).untilAsserted(() -> assertThat(printed()).containsPattern(pattern));
    }

    private String printed() throws IOException {
        return Files.readString(output(), UTF_8);
    }

    private Path output() {
        return directory.resolve("output");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
