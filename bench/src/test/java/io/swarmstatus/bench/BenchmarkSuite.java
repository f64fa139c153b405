package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import picocli.CommandLine;

/** Benchmarks in their short forms, with the services as they are shipped. */
abstract class BenchmarkSuite {

    private static final String PROJECT =
            Path.of("..").toAbsolutePath().normalize().toString();

    @AfterEach
    void leavesNoProcess() {
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    /** Runs one; returns its exit code. */
    static int bench(String... arguments) {
        var command = new CommandLine(new BenchMain());
        return command.execute(Stream.concat(Stream.of(arguments), Stream.of("--jars", PROJECT))
                .toArray(String[]::new));
    }
}
