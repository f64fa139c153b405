package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command in this process, and what it says. */
final class CommandRun {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private final OutputStream standardOutput;
    private final InstantSource clock;
    private volatile int exitCode = -1;

    private CommandRun(InstantSource clock) {
        this.clock = clock;
        this.standardOutput = output;
    }

    private CommandRun(InstantSource clock, OutputStream standardOutput) {
        this.clock = clock;
        this.standardOutput = standardOutput;
    }

    /** Runs it to its end, not on a terminal. */
    static CommandRun of(List<String> topic, String... arguments) {
        return of(Clock.systemUTC(), topic, arguments);
    }

    /** The same, with another standard output. */
    static CommandRun writingTo(OutputStream output, List<String> topic, String... arguments) {
        var run = new CommandRun(Clock.systemUTC(), output);
        run.execute(topic, arguments);
        return run;
    }

    static CommandRun of(InstantSource clock, List<String> topic, String... arguments) {
        var run = new CommandRun(clock);
        run.execute(topic, arguments);
        return run;
    }

    /** Runs it on a thread of its own, which is to be interrupted. */
    static CommandRun inBackground(ThreadStarter starter, List<String> topic, String... arguments) {
        var run = new CommandRun(Clock.systemUTC());
        starter.start(() -> run.execute(topic, arguments));
        return run;
    }

    /** Starts a thread. */
    interface ThreadStarter {
        void start(Runnable work);
    }

    private void execute(List<String> topic, String... arguments) {
        var all = Stream.concat(topic.stream(), Stream.of(arguments)).toArray(String[]::new);
        var surroundings = new Surroundings(
                new Output(standardOutput),
                new PrintStream(messages, true, UTF_8),
                new Terminal(false, false, false),
                clock,
                ZoneOffset.UTC,
                Map.of());
        exitCode = ReplayCommand.execute(all, surroundings);
    }

    /** What it ended with; -1 while it runs. */
    int exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return output.toString(UTF_8).lines().toList();
    }

    String messages() {
        return messages.toString(UTF_8);
    }
}
