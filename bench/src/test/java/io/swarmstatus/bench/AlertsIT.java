package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The short form of {@code bench alerts}, where there is a Prometheus, with the services as they are shipped. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class AlertsIT extends BenchmarkSuite {

    @Test
    void alertsFireWhenSomethingGoesWrongAndEndWhenItIsRightAgain() {
        assumeThat(isOnThePath("prometheus")).as("there is a Prometheus").isTrue();

        var exitCode = bench("alerts", "--short");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
