package io.swarmstatus.bench;

import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the machine allows: {@code curl} of the same lists to nowhere, timed by itself, so without its start. */
final class CurlReader implements SwarmReader {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String EACH = "%{time_total} %{size_download}\n";

    private final List<String> command;
    private Duration took = Duration.ZERO;

    private CurlReader(List<String> command) {
        this.command = command;
    }

    static CurlReader open(URI dockerHost) {
        var command = new ArrayList<>(List.of("curl", "--silent", "--fail", "--write-out", EACH));
        for (var path : Recording.LISTS) {
            command.addAll(List.of("--output", "/dev/null", "http://127.0.0.1:" + dockerHost.getPort() + path));
        }
        return new CurlReader(command);
    }

    /** Whether it is installed. */
    static boolean isThere() {
        return PeerProgram.isThere(List.of("curl", "--version"));
    }

    @Override
    public String name() {
        return "curl to nowhere";
    }

    @Override
    public Found read() throws IOException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = process.inputReader()) {
            var seconds = 0.0;
            long bytes = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var figures = line.split(" ", 2);
                seconds += Double.parseDouble(figures[0]);
                bytes += Long.parseLong(figures[1]);
            }
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartException("curl does not end", null);
            }
            took = Duration.ofNanos((long) (seconds * 1e9));
            return new Found.Bytes(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public Optional<Duration> ownTime() {
        return Optional.of(took);
    }

    @Override
    public void close() {}
}
