package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code swarm-status replay} as its users run it: a process of its own, which knows a broker and nothing else. */
final class ReplayProcess {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReplayProcess() {}

    /** What it prints, a JSON document a line. */
    static List<JsonNode> run(int kafkaPort, String... arguments) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                Stream.of(java, "-cp", System.getProperty("java.class.path"), "io.swarmstatus.replay.ReplayMain"),
                Stream.of("--bootstrap-server", "127.0.0.1:" + kafkaPort, "--json"),
                Stream.of(arguments));
        var process = new ProcessBuilder(command.flatMap(part -> part).toList())
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().map(ReplayProcess::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
