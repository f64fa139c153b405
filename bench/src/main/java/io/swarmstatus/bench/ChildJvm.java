package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Another JVM of the same installation, which does not outlive this object's close. */
final class ChildJvm implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    private final Process process;

    private ChildJvm(Process process) {
        this.process = process;
    }

    /** A main class of this module. */
    static List<String> mainClass(Class<?> main) {
        return List.of("-cp", System.getProperty("java.class.path", ""), main.getName());
    }

    /** Starts one whose standard output is to be read here; what it complains about goes to our error stream. */
    static ChildJvm piped(List<String> arguments) {
        return start(builder(arguments).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /** Starts one all of whose output goes to a file. */
    static ChildJvm logging(List<String> arguments, Map<String, String> environment, Path log) {
        var builder = builder(arguments).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return start(builder);
    }

    private static ProcessBuilder builder(List<String> arguments) {
        return new ProcessBuilder(commandLine(arguments));
    }

    /** How such a JVM is started. */
    static List<String> commandLine(List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(arguments);
        return command;
    }

    private static ChildJvm start(ProcessBuilder builder) {
        try {
            return new ChildJvm(builder.start());
        } catch (IOException e) {
            throw new StartException("cannot start " + builder.command() + ": " + e.getMessage(), e);
        }
    }

    Process process() {
        return process;
    }

    /**
     * What it says first.
     *
     * @throws IOException if it says nothing in this time
     */
    String firstLine(Duration limit) throws IOException {
        var reading =
                new FutureTask<@Nullable String>(() -> process.inputReader().readLine());
        Thread.startVirtualThread(reading);
        try {
            var line = reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new IOException("its process ended");
            }
            return line;
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("its process said nothing", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Whether it ended by itself within this time. */
    boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!endsWithin(STOP_LIMIT)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
