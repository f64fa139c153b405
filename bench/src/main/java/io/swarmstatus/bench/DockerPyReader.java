package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmstatus.service.StartException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** docker-py in a process of its own: the three lists as its client returns them, timed by itself. */
final class DockerPyReader implements SwarmReader {

    private static final String SCRIPT = "docker_py_reader.py";

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter questions;
    private Duration took = Duration.ZERO;

    private DockerPyReader(Process process) {
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.questions = process.outputWriter(UTF_8);
    }

    /** What it writes for each line that it is sent. */
    private record Reading(double seconds, int nodes, int services, int tasks) {}

    static DockerPyReader open(URI dockerHost) {
        try (var resource = Objects.requireNonNull(DockerPyReader.class.getResourceAsStream(SCRIPT))) {
            var script = new String(resource.readAllBytes(), UTF_8);
            return new DockerPyReader(new ProcessBuilder("python3", "-c", script, dockerHost.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new StartException("cannot start docker-py: " + e.getMessage(), e);
        }
    }

    /** Whether it is installed. */
    static boolean isThere() {
        return PeerProgram.isThere(List.of("python3", "-c", "import docker"));
    }

    @Override
    public String name() {
        return "docker-py";
    }

    @Override
    public Found read() throws IOException {
        questions.write("read\n");
        questions.flush();
        var line = answers.readLine();
        if (line == null) {
            throw new IOException("docker-py has ended");
        }
        var reading = new ObjectMapper().readValue(line, Reading.class);
        took = Duration.ofNanos((long) (reading.seconds() * 1e9));
        return new Found.Objects(reading.nodes(), reading.services(), reading.tasks());
    }

    @Override
    public Optional<Duration> ownTime() {
        return Optional.of(took);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
