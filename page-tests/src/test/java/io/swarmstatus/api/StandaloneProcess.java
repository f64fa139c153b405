package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.standalone.StandaloneMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole pipeline as its users run it: {@code standalone}, a process of its own.
 *
 * @param url where the page is
 * @param token what the api wants to see, where it asks for tokens
 */
record StandaloneProcess(Process process, String url, Optional<String> token) implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String STARTED = "Ctrl-C stops everything.";
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
    private static final Pattern TOKEN = Pattern.compile("TOKEN=(\\S+)");

    /**
     * Starts it, and returns once it serves the swarm.
     *
     * @param log the file in {@code target} that gets what it says
     * @param options further ones of {@code standalone}
     */
    static StandaloneProcess start(String log, List<URI> engines, String... options) {
        var file = Path.of("target", log);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = Stream.of(
                        // Quick to start is what matters here, on two cores.
                        Stream.of(java, "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        Stream.of("-cp", System.getProperty("java.class.path")),
                        Stream.of(StandaloneMain.class.getName(), "--port=0"),
                        engines.stream().map(engine -> "--docker-host=" + engine),
                        Stream.of(options))
                .flatMap(part -> part)
                .toList();
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(file.toFile())
                    .start();
            var said = await().atMost(START_LIMIT)
                    .failFast(() ->
                            assertThat(process.isAlive()).as("see " + file).isTrue())
                    .until(() -> Files.readString(file), text -> text.contains(STARTED));
            return new StandaloneProcess(process, found(URL, 0, said).orElseThrow(), found(TOKEN, 1, said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> found(Pattern pattern, int group, String text) {
        return pattern.matcher(text)
                .results()
                .map(result -> result.group(group))
                .findFirst();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
