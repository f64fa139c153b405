package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part of the pipeline as a process that can be struck and started again. To be struck by one thread at a time. */
final class PartProcess implements AutoCloseable {

    static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);
    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(5);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(5);

    private final String name;
    private final Command command;
    private final ReadyProbe ready;
    private volatile @Nullable Process process;

    PartProcess(String name, Command command, ReadyProbe ready) {
        this.name = name;
        this.command = command;
        this.ready = ready;
    }

    /**
     * How to start it.
     *
     * @param log takes all that it says, after what its predecessors said
     */
    record Command(List<String> line, Map<String, String> environment, Path log) {}

    /** Starts all of these beside each other, and returns once all answer. */
    static void startAll(Collection<PartProcess> parts) throws InterruptedException {
        parts.forEach(PartProcess::start);
        for (var part : parts) {
            part.awaitReady();
        }
    }

    void start() {
        var builder = new ProcessBuilder(command.line())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(command.log().toFile()));
        builder.environment().putAll(command.environment());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new StartException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns once it answers.
     *
     * @throws StartException if it ends or does not answer in a minute
     */
    void awaitReady() throws InterruptedException {
        var begun = System.nanoTime();
        while (!ready.isAnswered()) {
            if (!running().isAlive() || System.nanoTime() - begun > START_LIMIT.toNanos()) {
                throw new StartException(name + " does not get ready; its log is " + command.log(), null);
            }
            TimeUnit.NANOSECONDS.sleep(PROBE_PAUSE.toNanos());
        }
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * SIGTERM.
     *
     * @return false if it had to be killed, because it did not end in 12 s
     */
    boolean stop() throws InterruptedException {
        running().destroy();
        var ended = running().waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill();
        }
        return ended;
    }

    void freeze() throws InterruptedException {
        signal("STOP");
    }

    void thaw() throws InterruptedException {
        signal("CONT");
    }

    /** Java has no call for it; the shell's own {@code kill} is there wherever there is a shell. */
    private void signal(String signal) throws InterruptedException {
        try {
            var sending = new ProcessBuilder(
                            "sh", "-c", "kill -" + signal + " " + running().pid())
                    .inheritIO()
                    .start();
            if (!sending.waitFor(SIGNAL_LIMIT.toMillis(), TimeUnit.MILLISECONDS) || sending.exitValue() != 0) {
                throw new StartException("cannot send " + signal + " to " + name, null);
            }
        } catch (IOException e) {
            throw new StartException("cannot send " + signal + " to " + name + ": " + e.getMessage(), e);
        }
    }

    /** Of its present process. */
    long pid() {
        return running().pid();
    }

    private Process running() {
        var present = process;
        if (present == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return present;
    }

    /** Kills it, frozen or not: nothing that it holds is of use any more. */
    @Override
    public void close() {
        if (process == null) {
            return;
        }
        try {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it was killed, only not waited for
        }
    }
}
