package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The producer as it is shipped, in a process of its own with little heap. As in its image an OutOfMemoryError ends it, so that
 * none goes unseen.
 */
final class ProducerProcess implements AutoCloseable {

    private static final int LAST_WORDS = 5;

    private final ChildJvm child;
    private final Path output;
    private final Path gcLog;

    private ProducerProcess(ChildJvm child, Path output, Path gcLog) {
        this.child = child;
        this.output = output;
        this.gcLog = gcLog;
    }

    /**
     * Starts it; it publishes each collection, and collects every two seconds.
     *
     * @param heap as {@code -Xmx} wants it
     * @param directory for its logs
     */
    static ProducerProcess start(Path jar, String heap, URI engine, String broker, Path directory) {
        if (!Files.isReadable(jar)) {
            throw new StartException(
                    "there is no producer at " + jar + "; build it, or name it by --producer-jar", null);
        }
        var output = directory.resolve("producer.log");
        var gcLog = directory.resolve("gc.log");
        var arguments =
                List.of("-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=" + gcLog, "-jar", jar.toString());
        var environment = Map.of(
                "DOCKER_HOST", engine.toString(),
                "KAFKA_BOOTSTRAP_SERVERS", broker,
                "REFRESH_INTERVAL", "PT2S",
                "REFRESH_POLL", "PT1S",
                "SERVER_PORT", "0");
        return new ProducerProcess(ChildJvm.logging(arguments, environment, output), output, gcLog);
    }

    /** Its exit code, if it has ended. */
    OptionalInt exitCode() {
        return child.process().isAlive()
                ? OptionalInt.empty()
                : OptionalInt.of(child.process().exitValue());
    }

    /** The most memory of the machine that it ever held, in bytes ({@code VmHWM}); empty where the system does not tell. */
    OptionalLong peakResidentBytes() throws IOException {
        var status = Path.of("/proc", String.valueOf(child.process().pid()), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst();
    }

    GcLog gcLog() throws IOException {
        return GcLog.parse(lines(gcLog));
    }

    /** The end of what it said. */
    List<String> lastWords() throws IOException {
        var lines = lines(output);
        return lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    @Override
    public void close() {
        child.close();
    }
}
