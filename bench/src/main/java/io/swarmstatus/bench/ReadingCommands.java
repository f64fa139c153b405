package io.swarmstatus.bench;

import io.swarmstatus.contract.SnapshotTopic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the programs are started that are compared: each as its own launcher starts it.
 *
 * @param directory where replay's JVM keeps the classes that it has loaded once
 * @param partition where the snapshots are
 * @param count how many there are
 */
record ReadingCommands(Path replayJar, Path directory, String broker, int partition, int count) {

    private static final String CONSOLE = "org.apache.kafka.tools.consumer.ConsoleConsumer";

    /** Tells the options and no more: what a start costs. */
    List<String> start() {
        return replay("at", List.of("-XX:TieredStopAtLevel=1"), List.of("--help"));
    }

    List<String> at(Instant instant) {
        return replay("at", List.of("-XX:TieredStopAtLevel=1"), List.of("--at", instant.toString()));
    }

    List<String> from(Instant instant) {
        return replay("range", List.of(), List.of("--from", instant.toString()));
    }

    private List<String> replay(String kind, List<String> flags, List<String> arguments) {
        var all = new ArrayList<>(
                List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xlog:disable", "-XX:+AutoCreateSharedArchive"));
        all.add("-XX:SharedArchiveFile=" + directory.resolve(kind + ".jsa"));
        all.addAll(flags);
        all.addAll(List.of("-jar", replayJar.toString(), "--bootstrap-server", broker));
        all.addAll(arguments);
        return ChildJvm.commandLine(all);
    }

    /** With the JVM's options of {@code kafka-run-class}. */
    List<String> console() {
        return ChildJvm.commandLine(List.of(
                "-Xmx256M",
                "-server",
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:InitiatingHeapOccupancyPercent=35",
                "-XX:+ExplicitGCInvokesConcurrent",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=logback-bench.xml",
                "-cp",
                System.getProperty("java.class.path", ""),
                CONSOLE,
                "--bootstrap-server",
                broker,
                "--topic",
                SnapshotTopic.NAME,
                "--partition",
                String.valueOf(partition),
                "--offset",
                "earliest",
                "--max-messages",
                String.valueOf(count)));
    }
}
