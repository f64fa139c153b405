package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services as processes of their own. */
class ServiceMainIT {

    @TempDir
    Path directory;

    private Process process;

    @BeforeEach
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        List.of(java, "-cp", System.getProperty("java.class.path"), DyingService.class.getName()))
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
    }

    @Test
    void stopsCleanlyWithAnErrorCodeWhenOneOfItsThreadsDies() throws Exception {
        var hasEnded = process.waitFor(30, TimeUnit.SECONDS);

        assertThat(hasEnded).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(Files.readString(output())).contains(DyingService.CLOSED);
    }

    private Path output() {
        return directory.resolve("output");
    }
}
