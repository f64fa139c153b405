package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services as processes of their own. */
class ServiceMainIT {

    @TempDir
    Path directory;

    @Test
    void stopsCleanlyWithAnErrorCodeWhenOneOfItsThreadsDies() throws Exception {
        var exitCode = exitCodeOf(Map.of());

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(output())).contains(DyingService.CLOSED);
    }

    @Test
    void stopsWithAnErrorCodeWhenAPartTellsThatItHasEnded() throws Exception {
        var exitCode = exitCodeOf(Map.of("ENDS", "yes"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(output())).contains(DyingService.CLOSED);
    }

    @Test
    void doesNotWaitToStopWhatCouldNotStart() throws Exception {
        var exitCode = exitCodeOf(Map.of("FAILS", "yes"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(output())).contains("a class is gone").doesNotContain("did not stop in time");
    }

    private int exitCodeOf(Map<String, String> environment) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                        List.of(java, "-cp", System.getProperty("java.class.path"), DyingService.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile());
        command.environment().putAll(environment);
        var process = command.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Path output() {
        return directory.resolve("output");
    }
}
