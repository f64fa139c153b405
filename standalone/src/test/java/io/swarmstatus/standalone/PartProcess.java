package io.swarmstatus.standalone;

import io.swarmstatus.service.LoopbackPort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service as its users run it: a process of its own, configured by its environment, of which all that it says is kept. */
final class PartProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private PartProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** @param log the file that gets what it says */
    static PartProcess start(Class<?> main, Path log, Map<String, String> environment) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var port = LoopbackPort.next();
        var command = new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1", // three of them start at once
                "-cp",
                classPath(),
                main.getName());
        command.environment().putAll(environment);
        command.environment().put("SERVER_PORT", String.valueOf(port));
        var process =
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new PartProcess(process, log, port);
    }

    /** Without what the tests bring along, the log's settings among it. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** All that it has said so far. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines that hold this. */
    List<String> lines(String part) {
        return said().lines().filter(line -> line.contains(part)).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
